"""Values to plant, each of its own, and the list of what was planted where. All are synthetic: mobile numbers are 1380000 and
four digits, identity numbers carry births of the 1900s."""
import csv
import pathlib

FILES = pathlib.Path(__file__).parent / "files"
LIST = pathlib.Path(__file__).parent / "planted.tsv"
FIELDS = ("file", "carrier", "value", "place")


def check_digit(digits):
    """GB 11643-1999."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


class Planted:
    """What is planted in one file."""

    def __init__(self, name, block):
        """- block: which hundred numbers are the file's, so that files change independently of each other."""
        self.name, self.next, self.rows = name, block * 100, []

    @property
    def path(self):
        return FILES / self.name

    def mobile(self, carrier, place=""):
        return self.add(carrier, "1380000%04d" % self.count(), place)

    def identity(self, carrier, place=""):
        number = self.count()
        digits = "110105190%d%02d%02d%03d" % (number // 1000 % 10, number // 100 % 10 + 1, number // 10 % 10 + 10, number % 10 * 7 + 101)
        return self.add(carrier, digits + check_digit(digits), place)

    def count(self):
        self.next += 1
        return self.next - 1

    def add(self, carrier, value, place):
        self.rows.append((self.name, carrier, value, place))
        return value

    def save(self):
        """Puts the rows of this file in the list in place of those that were there."""
        rows = []
        if LIST.exists():
            with LIST.open(encoding="utf-8") as file:
                rows = [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]
        rows = [row for row in rows if row[0] != self.name] + self.rows
        with LIST.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(FIELDS)
            writer.writerows(sorted(rows))
