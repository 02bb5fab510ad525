// Chinese unless English was chosen. The page's own words stand in it in Chinese, with the English beside them in
// `data-en…`; what modules write they write with `say`. Only the choice is kept, never a text.

const attributes = { text: 'en', 'aria-label': 'enLabel', placeholder: 'enPlaceholder', title: 'enTitle' };
const listeners = [];
let english = stored() === 'en';

function stored() {
  // Some browsers refuse storage altogether.
  try { return localStorage.getItem('moyin.language'); } catch { return null; }
}

export const isEnglish = () => english;

/// What a request asks for in `Accept-Language`.
export const languageTag = () => (english ? 'en' : 'zh-CN');

export const say = (chinese, inEnglish) => (english ? inEnglish : chinese);

/// 15003 as 15,003.
export const grouped = (number) => number.toLocaleString('en-US');

export function whenLanguageChanges(listener) { listeners.push(listener); }

/// A button that names the other language.
export function startLanguage(button) {
  const name = () => {
    button.textContent = english ? '中文' : 'English';
    button.lang = english ? 'zh-CN' : 'en';
    button.setAttribute('aria-label', english ? '换成中文' : 'Switch to English');
  };
  button.addEventListener('click', () => {
    english = !english;
    try { localStorage.setItem('moyin.language', english ? 'en' : 'zh'); } catch { /* It then lasts as long as the page. */ }
    translate();
    name();
    for (const listener of listeners) listener();
  });
  translate();
  name();
}

/// Puts the page's own words into the language.
function translate() {
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  for (const [attribute, name] of Object.entries(attributes)) {
    const selector = `[data-${name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase())}]`;
    for (const element of document.querySelectorAll(selector)) {
      const kept = 'zh' + name.slice(2);
      const isText = attribute === 'text';
      element.dataset[kept] ??= isText ? element.textContent : element.getAttribute(attribute);
      const words = english ? element.dataset[name] : element.dataset[kept];
      if (isText) element.textContent = words;
      else element.setAttribute(attribute, words);
    }
  }
  const title = document.querySelector('title');
  if (title) document.title = title.textContent;
}
