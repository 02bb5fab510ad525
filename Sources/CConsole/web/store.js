// The draft, what was found in it and what was decided: in this page's memory and nowhere else.

/// Offsets are UTF-16 units, as the page's own strings have them. A finding is as the service gave it, with `action` and
/// `reason` once it is decided.
export const store = {
  text: '',
  /// As the service calls it: auto, text, html, csv, tsv or markdown.
  input: 'auto',
  fileName: '',
  /// The answer of the last review; null: none.
  review: null,
  /// Sorted by start; spans are moved along when the text changes.
  findings: [],
  /// Whether the text is not the one that was reviewed.
  isStale: false,
  isBusy: false,
  /// Why the last review failed.
  problem: null,
  /// The finding that is looked at.
  selected: null,
};

const events = new EventTarget();

/// Events: text, review, decision, selection.
export function on(names, listener) {
  for (const name of names.split(' ')) events.addEventListener(name, (event) => listener(event.detail));
}

export function tell(name, detail) {
  hiddenValues = null;
  events.dispatchEvent(new CustomEvent(name, { detail }));
}

/// What happens to a finding in the copy: a doubt must not end in the open, nor a value that is hidden elsewhere.
export function actionOf(finding) {
  if (finding.action) return finding.action;
  if (finding.disposition === 'keep') return hidden().has(valueOf(finding)) ? 'mask' : 'keep';
  return finding.disposition === 'block' ? 'block' : 'mask';
}

/// What takes its place when it is masked, as far as that is known before the copy is made.
export const replacementOf = (finding) => finding.replacement ?? hidden().get(valueOf(finding));

/// Values that are hidden somewhere, with what takes their place; null: to be found anew.
let hiddenValues = null;

export function hidden() {
  if (hiddenValues) return hiddenValues;
  hiddenValues = new Map();
  for (const finding of store.findings) {
    const isHidden = finding.action ? finding.action !== 'keep' : finding.disposition === 'redact' || finding.disposition === 'review';
    if (isHidden) hiddenValues.set(valueOf(finding), finding.replacement);
  }
  return hiddenValues;
}

export const isDoubt = (finding) => finding.disposition === 'review' && !finding.action;

/// What stays but is to be settled before publication, such as a blank that was not filled in.
export const isNote = (finding) => finding.disposition === 'keep' && Boolean(store.review?.notes?.includes(finding.kind));

/// Whether an officer should look at it.
export const wantsLook = (finding) => finding.disposition !== 'keep' || finding.action !== undefined || isNote(finding);

/// What was decided, as the service takes it: one decision a place, though several things may have been found there.
export function decisions() {
  const byPlace = new Map();
  for (const { start, end, action, reason } of store.findings) {
    if (action) byPlace.set(`${start} ${end}`, reason ? { start, end, action, reason } : { start, end, action });
  }
  return [...byPlace.values()];
}

export const valueOf = (finding) => store.text.slice(finding.start, finding.end);

/// All places with the same value: it stays everywhere or nowhere, for what is left in one place tells what was hidden in
/// another.
export function sameValue(finding) {
  const value = valueOf(finding);
  return store.findings.filter((one) => one.rule === finding.rule && one.disposition !== 'block' && valueOf(one) === value);
}

export function decide(findings, action, reason) {
  for (const finding of findings) {
    if (finding.disposition === 'block') continue;
    finding.action = action;
    finding.reason = reason;
  }
  tell('decision', findings);
}

export function undecide(findings) {
  for (const finding of findings) {
    delete finding.action;
    delete finding.reason;
  }
  tell('decision', findings);
}

export function select(finding, from) {
  store.selected = finding;
  tell('selection', { finding, from });
}

/// The next finding that an officer should look at, or the one before.
export function step(direction) {
  const wanted = store.findings.filter(wantsLook);
  if (wanted.length === 0) return null;
  const at = wanted.indexOf(store.selected);
  if (at >= 0) return wanted[(at + direction + wanted.length) % wanted.length];
  const place = store.selected?.start ?? -1;
  if (direction > 0) return wanted.find((finding) => finding.start > place) ?? wanted[0];
  return wanted.findLast((finding) => finding.start < place) ?? wanted.at(-1);
}

/// The finding at a place of the text; of several the one that begins last.
export function findingAt(offset) {
  const { findings } = store;
  let [low, high] = [0, findings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (findings[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  // Spans seldom nest, and never deep.
  for (let index = low - 1; index >= Math.max(0, low - 8); index--) if (offset < findings[index].end) return findings[index];
  return null;
}

/// Takes the text as it is now. Findings behind the change move with it; those that it touches are gone until the next
/// review.
export function setText(text) {
  const old = store.text;
  if (text === old) return;
  const most = Math.min(text.length, old.length);
  let start = 0;
  while (start < most && text.charCodeAt(start) === old.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && text.charCodeAt(text.length - 1 - tail) === old.charCodeAt(old.length - 1 - tail)) tail++;
  const edit = { start, oldEnd: old.length - tail, inserted: text.slice(start, text.length - tail) };
  const moved = text.length - old.length;
  store.findings = store.findings.filter((finding) => finding.end <= start || finding.start >= edit.oldEnd);
  for (const finding of store.findings) {
    if (finding.start < edit.oldEnd) continue;
    finding.start += moved;
    finding.end += moved;
  }
  if (store.selected && !store.findings.includes(store.selected)) store.selected = null;
  store.text = text;
  store.isStale = true;
  store.problem = null;
  tell('text', edit);
}

/// Takes the answer of a review. What was decided of a finding stays decided where the same value stands in the same place.
export function setReview(review) {
  const key = (finding) => `${finding.kind} ${finding.start} ${finding.end}`;
  const decided = new Map(store.findings.filter((finding) => finding.action).map((finding) => [key(finding), finding]));
  const chosen = store.selected && key(store.selected);
  store.review = review;
  store.findings = review?.findings ?? [];
  store.selected = null;
  store.isStale = false;
  for (const finding of store.findings) {
    const before = decided.get(key(finding));
    if (before && finding.disposition !== 'block') Object.assign(finding, { action: before.action, reason: before.reason });
    if (key(finding) === chosen) store.selected = finding;
  }
  tell('review');
}

/// Forgets everything.
export function clear() {
  Object.assign(store, {
    text: '', input: 'auto', fileName: '', review: null, findings: [], isStale: false, problem: null, selected: null,
  });
  tell('text', null);
  tell('review');
}
