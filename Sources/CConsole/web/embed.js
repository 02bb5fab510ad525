// Moyin 墨隐 in another system's form: marks what may not be published in one of its fields, and holds the form until the
// text may go out.
//
//   <script src="http://moyin.example/embed.js" data-moyin-field="#body"></script>
//
// data-moyin-field    the text: a textarea, or an element that can be edited
// data-moyin-profile  the sort of notice; without it the service tells
// data-moyin-key      an API key. Whoever sees the page sees it: give it the scope `check` alone
// data-moyin-hold     verdicts that hold the form; by default all but publish. What was not reviewed always holds it
// data-moyin-lang     zh or en
//
// The field hears `moyin:verdict` with { verdict, flags, findings, held }: names and numbers. The text goes to the service
// that this script came from, and nowhere else.
(() => {
  const script = document.currentScript;
  const { moyinField, moyinProfile, moyinKey, moyinHold, moyinLang } = script.dataset;
  const service = new URL(script.src).origin;
  const say = (chinese, english) => (moyinLang === 'en' ? english : chinese);
  const holding = (moyinHold ?? 'redact,secrecy_review,withhold').split(',').map((name) => name.trim());
  const words = {
    publish: say('可以公开', 'May be published'), redact: say('须先脱敏', 'To be redacted first'),
    secrecy_review: say('须送保密审查', 'Secrecy review first'), withhold: say('不予公开', 'Not to be published'),
    not_reviewed: say('未能检查，暂不能提交', 'Not reviewed: held'), pending: say('正在检查，请稍候', 'Being reviewed'),
  };
  const colours = { S4: '#fbb', S3: '#fda', S2: '#fe9', S1: '#cde' };
  /// A page may have several fields, each with a script of its own.
  const number = document.querySelectorAll('script[data-moyin-field]').length;
  const rules = (selector, more = '') => Object.entries(colours).map(([name, colour]) => `${selector(name)} { background-color: ${colour}; ${more} }`).join(' ');

  const names = new Map();

  const ask = (path, options) => fetch(service + path, {
    credentials: 'omit', cache: 'no-store', ...options,
    headers: { 'Content-Type': 'application/json', 'Accept-Language': say('zh', 'en'), ...(moyinKey && { Authorization: 'Bearer ' + moyinKey }) },
  });

  function start() {
    const field = moyinField && document.querySelector(moyinField);
    if (!field) return console.error('moyin: data-moyin-field names no element of this page');
    const isEditor = !('value' in field);
    const form = field.closest('form');
    const panel = makePanel(field);
    const marks = isEditor ? highlights(field) : overlay(field);
    /// Submit buttons that were held here, not those that the page itself has disabled.
    const held = new Set();
    let isHeld = true;
    /// The text that the last verdict is about; null: none.
    let reviewed = null;
    let asked;
    let timer;

    function hold(on) {
      isHeld = on;
      if (on) for (const button of form?.elements ?? []) if (button.type === 'submit' && !button.disabled) held.add(button);
      for (const button of held) button.disabled = on;
      if (!on) held.clear();
    }

    function show(verdict, { findings = [], flags = [], sentence = '', reason = '' } = {}) {
      const found = findings.filter((finding) => finding.disposition !== 'keep');
      hold(['pending', 'not_reviewed', ...holding].includes(verdict));
      marks.show(found, reviewed);
      panel.show(verdict, found, sentence || reason, reviewed);
      if (verdict === 'pending') return;
      const detail = { verdict, flags, findings: found.length, held: isHeld };
      field.dispatchEvent(new CustomEvent('moyin:verdict', { bubbles: true, detail }));
    }

    async function review() {
      const mine = asked = new AbortController();
      const text = marks.text();
      const done = (...answer) => {
        if (mine.signal.aborted) return;
        reviewed = text;
        show(...answer);
      };
      if (!text.trim()) return done('publish', { reason: say('没有内容', 'Nothing to review') });
      try {
        const body = JSON.stringify({ text, offsets: 'utf16', no_text: true, ...(moyinProfile && { profile: moyinProfile }) });
        const answer = await ask('/v1/check', { method: 'POST', body, signal: mine.signal });
        const result = await answer.json();
        if (answer.ok && !names.size) for (const { rule, name } of (await (await ask('/v1/rules')).json()).rules) names.set(rule, name);
        if (!answer.ok) return done('not_reviewed', { reason: [result.detail, result.remedy].join(say('；', '; ')) });
        done(words[result.verdict] ? result.verdict : 'not_reviewed', result);
      } catch {
        done('not_reviewed', { reason: say('连不上墨隐的服务，稍后会再试', 'The Moyin service cannot be reached; it is tried again') });
        if (!mine.signal.aborted) timer = setTimeout(review, 5000);
      }
    }

    function changed() {
      if (marks.text() === reviewed) return;
      asked?.abort();
      clearTimeout(timer);
      reviewed = null;
      show('pending');
      timer = setTimeout(review, 600);
    }

    field.addEventListener('input', changed);
    // Editors also change their text by themselves.
    if (isEditor) new MutationObserver(changed).observe(field, { childList: true, subtree: true, characterData: true });
    // Enter in a line of the form submits it without its buttons; what a script wrote into the field was not heard of.
    form?.addEventListener('submit', (event) => {
      if (!isHeld && marks.text() === reviewed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      changed();
      panel.element.scrollIntoView({ block: 'nearest' });
    }, true);
    show('pending');
    review();
  }

  /// Under the field: the verdict, why, and what was found.
  function makePanel(field) {
    const element = make('div');
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(`
      :host { display: block; margin: 6px 0; font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1c232b; }
      div { border: 1px solid #c9d0d7; border-left: 4px solid #a61b1b; border-radius: 4px; background: #fff; padding: 6px 12px; }
      .publish { border-left-color: #1b6639; } .redact { border-left-color: #7d5200; } .pending { border-left-color: #8895a1; }
      p, ul { margin: 0; padding: 0; list-style: none; } ul { margin-top: 4px; max-height: 12em; overflow: auto; }
      button { all: unset; cursor: pointer; padding: 0 3px; margin-right: 6px; border-radius: 2px; color: #1c232b; } i { color: #55616d; font-style: normal; }
      button:focus-visible { outline: 2px solid #2468b0; } ${rules((name) => '.' + name)}`)];
    field.after(element);
    return {
      element,
      show(verdict, found, why, text) {
        const box = make('div', verdict);
        box.setAttribute('role', 'status');
        const line = make('p');
        line.append(make('b', '', words[verdict]), ' ' + why);
        const list = make('ul');
        // A list is to be read: for a text with more there is the console.
        for (const finding of found.slice(0, 100)) {
          const item = make('li');
          const button = make('button', finding.severity, text.slice(finding.start, finding.end));
          button.type = 'button';
          button.onclick = () => field.dispatchEvent(new CustomEvent('moyin:goto', { detail: finding }));
          item.append(button, make('i', '', names.get(finding.rule) + (finding.replacement ? ' → ' + finding.replacement : '')));
          list.append(item);
        }
        if (found.length > 100) list.append(make('li', '', say(`共 ${found.length} 处`, `${found.length} in all`)));
        box.append(line, list);
        root.replaceChildren(box);
      },
    };
  }

  /// Over a textarea: the same text, invisible, whose marks tint what is under them.
  function overlay(field) {
    const host = make('div');
    const root = host.attachShadow({ mode: 'open' });
    const box = make('div');
    host.inert = true;
    root.adoptedStyleSheets = [sheet(`
      :host { position: absolute; pointer-events: none; overflow: hidden; margin: 0; mix-blend-mode: multiply; }
      div { color: transparent; white-space: pre-wrap; overflow-wrap: break-word; } mark { color: transparent; border-radius: 2px; } ${rules((name) => '.' + name)}`)];
    root.append(box);
    field.before(host);
    const follow = () => {
      const style = getComputedStyle(field);
      for (const name of ['font', 'letterSpacing', 'wordSpacing', 'textAlign', 'textIndent', 'tabSize', 'wordBreak', 'padding']) box.style[name] = style[name];
      Object.assign(host.style, { left: 0, top: 0, width: field.clientWidth + 'px', height: field.clientHeight + 'px' });
      const [from, to] = [host.getBoundingClientRect(), field.getBoundingClientRect()];
      host.style.left = to.left - from.left + field.clientLeft + 'px';
      host.style.top = to.top - from.top + field.clientTop + 'px';
      box.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    };
    field.addEventListener('scroll', follow);
    new ResizeObserver(follow).observe(field);
    field.addEventListener('moyin:goto', ({ detail }) => {
      field.focus();
      field.setSelectionRange(detail.start, detail.end);
    });
    return {
      text: () => field.value,
      show(found, text) {
        follow();
        box.replaceChildren();
        let place = 0;
        for (const { start, end, severity } of found) {
          if (start < place) continue;
          box.append(text.slice(place, start), make('mark', severity, text.slice(start, end)));
          place = end;
        }
      },
    };
  }

  /// In an element that can be edited: ranges, which leave its markup alone.
  function highlights(field) {
    document.adoptedStyleSheets.push(sheet(rules((name) => `::highlight(moyin-${number}-${name})`, 'color: #1c232b;')));
    let places = [];
    const range = ({ start, end }) => {
      const found = new Range();
      for (const [node, from] of places) {
        const to = from + node.data.length;
        if (from <= start && start < to) found.setStart(node, start - from);
        if (from < end && end <= to) found.setEnd(node, end - from);
      }
      return found;
    };
    field.addEventListener('moyin:goto', ({ detail }) => {
      field.focus();
      getSelection().removeAllRanges();
      getSelection().addRange(range(detail));
    });
    return {
      /// What is read in it: its blocks are lines.
      text() {
        let text = '';
        places = [];
        const walk = (node) => {
          if (node.nodeType === Node.TEXT_NODE) {
            places.push([node, text.length]);
            text += node.data;
          } else if (node.nodeName === 'BR') text += '\n';
          else if (node.nodeType === Node.ELEMENT_NODE) {
            const isBlock = node !== field && !getComputedStyle(node).display.startsWith('inline');
            if (isBlock && text && !text.endsWith('\n')) text += '\n';
            node.childNodes.forEach(walk);
            if (isBlock && !text.endsWith('\n')) text += '\n';
          }
        };
        walk(field);
        return text;
      },
      show(found) {
        for (const name of Object.keys(colours)) {
          CSS.highlights?.set(`moyin-${number}-${name}`, new Highlight(...found.filter((finding) => finding.severity === name).map(range)));
        }
      },
    };
  }

  function make(tag, name = '', text = '') {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  function sheet(css) {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
