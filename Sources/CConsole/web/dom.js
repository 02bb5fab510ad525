// Elements without markup: nothing that came from a text or a server is ever parsed as HTML.

/// An element. `properties` may hold `class`, `on` (listeners), `data`, attributes, and properties by their names.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name.includes('-') || name === 'list' || !(name in element)) element.setAttribute(name, value === true ? '' : value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const button = (id, content, click, properties = {}) => (
  make('button', { type: 'button', id, on: { click }, ...properties }, ...[content].flat()));

export const byId = (id) => document.getElementById(id);

/// Saves bytes as a file, without a trace in the page.
export function save(name, type, content) {
  const link = make('a', { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/// Tells screen readers and eyes what has just happened, in the line that is there for it.
export function announce(text) { byId('status').textContent = text; }
