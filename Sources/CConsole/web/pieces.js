// The text in pieces of some lines each. A long text is drawn piece by piece: only those that can be seen carry marks, and
// a change draws its own piece again, not the whole.

import { on, store } from './store.js';

/// A piece holds about so many characters, and ends with a line feed unless it is the last one.
const size = 1500;

export class Pieces {
  /// In order: { start, text, node, isDrawn }.
  list = [];
  #parent;
  #scroller;
  #draw;
  #selected = null;
  #nearby = new Map();
  #observer;

  /// - parent: is given a node for every piece.
  /// - scroller: what scrolls.
  /// - draw: fills a piece's node, given the findings that touch it.
  constructor(parent, scroller, draw) {
    this.#parent = parent;
    this.#scroller = scroller;
    this.#draw = draw;
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const piece = target.piece;
        if (isIntersecting) this.#nearby.set(piece, true);
        else this.#nearby.delete(piece);
        if (isIntersecting && !piece.isDrawn) this.draw(piece);
      }
    }, { root: scroller, rootMargin: '600px 0px' });
    this.set(store.text);
    on('text', (edit) => (edit ? this.edit(edit) : this.set(store.text)));
    on('review', () => this.redraw());
    on('decision', () => this.redraw());
    on('selection', ({ finding }) => {
      this.#redrawFor([this.#selected, finding].filter((one) => store.findings.includes(one)));
      this.#selected = finding;
    });
  }

  /// Takes the whole text.
  set(text) {
    for (const piece of this.list) this.#drop(piece);
    this.list = this.#cut(text, 0);
    this.#parent.replaceChildren(...this.list.map((piece) => piece.node));
  }

  /// Takes a change: { start, oldEnd, inserted } in the text before it.
  edit({ start, oldEnd, inserted }) {
    let first = this.indexAt(start);
    let last = this.indexAt(oldEnd);
    const [head, tail] = [this.list[first], this.list[last]];
    let text = head.text.slice(0, start - head.start) + inserted + tail.text.slice(oldEnd - tail.start);
    // A line whose end is gone goes on in the next piece.
    while (last + 1 < this.list.length && !text.endsWith('\n')) text += this.list[++last].text;
    const made = this.#cut(text, head.start);
    const gone = this.list.slice(first, last + 1);
    gone[0].node.before(...made.map((piece) => piece.node));
    for (const piece of gone) this.#drop(piece);
    this.list.splice(first, gone.length, ...made);
    let place = head.start;
    for (let index = first; index < this.list.length; index++) {
      this.list[index].start = place;
      place += this.list[index].text.length;
    }
    for (const piece of made) this.draw(piece);
  }

  /// Draws what can be seen, and the rest when it can be.
  redraw() {
    for (const piece of this.list) piece.isDrawn = false;
    for (const piece of this.#nearby.keys()) this.draw(piece);
  }

  /// Draws the pieces that findings touch, when they can be seen.
  #redrawFor(findings) {
    for (const finding of findings) {
      for (let index = this.indexAt(finding.start); index < this.list.length && this.list[index].start < finding.end; index++) {
        this.list[index].isDrawn = false;
      }
    }
    for (const piece of this.#nearby.keys()) if (!piece.isDrawn) this.draw(piece);
  }

  draw(piece) {
    piece.isDrawn = true;
    this.#draw(piece, this.#findings(piece));
  }

  /// Scrolls so that the selected finding can be seen.
  reveal(finding) {
    const piece = this.list[this.indexAt(finding.start)];
    if (!piece.isDrawn) this.draw(piece);
    const mark = piece.node.querySelector('.selected') ?? piece.node;
    const [place, frame] = [mark.getBoundingClientRect(), this.#scroller.getBoundingClientRect()];
    if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) {
      this.#scroller.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  /// The piece in which an offset lies.
  indexAt(offset) {
    let [low, high] = [0, this.list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.list[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #cut(text, start) {
    const pieces = [];
    let from = 0;
    do {
      const feed = text.length - from > size ? text.indexOf('\n', from + size) : -1;
      const to = feed < 0 ? text.length : feed + 1;
      const node = document.createElement('div');
      const piece = { start: start + from, text: text.slice(from, to), node, isDrawn: false };
      node.piece = piece;
      // So that it has its height before it is drawn.
      node.textContent = shown(piece.text);
      this.#observer.observe(node);
      pieces.push(piece);
      from = to;
    } while (from < text.length);
    return pieces;
  }

  #drop(piece) {
    this.#observer.unobserve(piece.node);
    this.#nearby.delete(piece);
    piece.node.remove();
  }

  /// Those that touch the piece, cut where one begins inside another.
  #findings(piece) {
    const all = store.findings;
    const end = piece.start + piece.text.length;
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].start < piece.start) low = middle + 1;
      else high = middle;
    }
    // One that began before may reach into it.
    while (low > 0 && all[low - 1].end > piece.start) low--;
    const parts = [];
    let place = piece.start;
    for (let index = low; index < all.length && all[index].start < end; index++) {
      const finding = all[index];
      const from = Math.max(finding.start, place);
      const to = Math.min(finding.end, end);
      if (from >= to) continue;
      parts.push({ finding, from: from - piece.start, to: to - piece.start, isFirst: from === finding.start });
      place = to;
    }
    return parts;
  }
}

/// A text as a block shows it: the line feed at its end is the block's own end, and an empty line has height all the same.
export function shown(text) {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return body === '' || body.endsWith('\n') ? body + '\u200b' : body;
}
