"""What the command line says to the process that reads files."""
import struct


def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def request(content):
    limits = b"".join(number(value) for value in [256 << 20, 1 << 30, 64 << 20, 256 << 20, 8_000_000, 6, 10_000, 50, 60, 1])
    # The version of what the two say to each other, a reading, no name.
    message = number(2) + number(0) + number(0) + limits + number(len(content)) + content
    return struct.pack("<Q", len(message)) + message
