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
// The field hears `moyin:verdict` with { verdict, flags, findings, held }, numbers and names only. The text goes to the
// service that this script came from, and nowhere else.
(() => {
  const script = document.currentScript;
  const { moyinField, moyinProfile, moyinKey, moyinHold, moyinLang } = script.dataset;
  const service = new URL(script.src).origin;
  const english = moyinLang === 'en';
  const say = (chinese, inEnglish) => (english ? inEnglish : chinese);
  const holding = new Set(moyinHold === undefined ? ['redact', 'secrecy_review', 'withhold'] : moyinHold.split(',').map((name) => name.trim()));
  const words = {
    publish: say('可以公开', 'May be published'), redact: say('须先脱敏', 'To be redacted first'),
    secrecy_review: say('须送保密审查', 'Secrecy review first'), withhold: say('不予公开', 'Not to be published'),
    not_reviewed: say('未能检查，暂不能提交', 'Not reviewed: held'), pending: say('正在检查，请稍候', 'Being reviewed'),
  };
  const colours = { S4: '#fbb', S3: '#fda', S2: '#fe9', S1: '#cde' };

  function start() {
    const field = moyinField && document.querySelector(moyinField);
    if (!field) return console.error('moyin: data-moyin-field names no element of this page');
    const form = field.closest('form');
    const panel = makePanel(field);
    const marks = 'value' in field ? overlay(field) : highlights(field);
    let state = { verdict: 'pending', held: true };
    let asked = null;
    let timer;
    let text = null;

    /// Submit buttons that were held here, not those that the page itself has disabled.
    const held = new Set();
    function hold(on) {
      for (const button of on ? buttons() : held) {
        if (on && !button.disabled) held.add(button);
        if (held.has(button)) button.disabled = on;
      }
      if (!on) held.clear();
    }
    const buttons = () => [...(form?.elements ?? [])].filter((element) => ['submit', 'image'].includes(element.type));

    function show(verdict, answer = {}, why = '') {
      const found = (answer.findings ?? []).filter((finding) => finding.disposition !== 'keep');
      state = { verdict, held: verdict === 'pending' || verdict === 'not_reviewed' || holding.has(verdict) };
      hold(state.held);
      panel.show(verdict, found, why || answer.sentence || answer.reason || '', text);
      if (verdict !== 'pending') {
        marks.show(found, text);
        field.dispatchEvent(new CustomEvent('moyin:verdict', { bubbles: true, detail: { verdict, flags: answer.flags ?? [], findings: found.length, held: state.held } }));
      }
    }

    async function review() {
      clearTimeout(timer);
      asked?.abort();
      asked = new AbortController();
      const [mine, sent] = [asked, marks.text()];
      text = sent;
      if (!sent.trim()) return show('publish', {}, say('没有内容', 'Nothing to review'));
      show('pending');
      try {
        const answer = await fetch(service + '/v1/check', {
          method: 'POST', signal: mine.signal, credentials: 'omit', cache: 'no-store',
          headers: { 'Content-Type': 'application/json', 'Accept-Language': english ? 'en' : 'zh', ...(moyinKey && { Authorization: 'Bearer ' + moyinKey }) },
          body: JSON.stringify({ text: sent, offsets: 'utf16', no_text: true, ...(moyinProfile && { profile: moyinProfile }) }),
        });
        const result = await answer.json();
        if (mine.signal.aborted) return;
        if (!answer.ok) return show('not_reviewed', {}, [result.detail, result.remedy].filter(Boolean).join(say('；', '; ')));
        show(words[result.verdict] ? result.verdict : 'not_reviewed', result);
      } catch (error) {
        if (mine.signal.aborted) return;
        show('not_reviewed', {}, say('连不上墨隐的服务，稍后会再试', 'The Moyin service cannot be reached; it is tried again'));
        timer = setTimeout(review, 5000);
      }
    }

    function changed() {
      if (marks.text() === text) return marks.follow();
      asked?.abort();
      text = null;
      marks.show([], '');
      show('pending');
      clearTimeout(timer);
      timer = setTimeout(review, 600);
    }

    field.addEventListener('input', changed);
    // Editors also change their text by themselves.
    if (!('value' in field)) new MutationObserver(changed).observe(field, { childList: true, subtree: true, characterData: true });
    // Enter in a line of the form submits it without its buttons; what a script wrote into the field was not heard of.
    form?.addEventListener('submit', (event) => {
      if (!state.held && marks.text() === text) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (marks.text() !== text) changed();
      panel.element.scrollIntoView({ block: 'nearest' });
    }, true);
    review();
  }

  function makePanel(field) {
    const element = document.createElement('div');
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(`
      :host { display: block; margin: 6px 0; font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1c232b; }
      div { border: 1px solid #c9d0d7; border-left: 4px solid #a61b1b; background: #fff; padding: 6px 12px; }
      div.publish { border-left-color: #1b6639; } div.redact { border-left-color: #7d5200; } div.pending { border-left-color: #8895a1; }
      p { margin: 0; } ul { margin: 4px 0 0; padding: 0; list-style: none; max-height: 12em; overflow: auto; }
      button { all: unset; cursor: pointer; padding: 0 4px; border-radius: 3px; } button:hover { background: #e9eef3; }
      button:focus-visible { outline: 2px solid #2468b0; } i { color: #55616d; font-style: normal; }`)];
    field.after(element);
    return {
      element,
      show(verdict, found, why, text) {
        const box = make('div', verdict);
        box.setAttribute('role', 'status');
        const line = make('p');
        line.append(make('b', '', words[verdict]), why && ' ' + why);
        box.append(line);
        if (found.length) {
          const list = make('ul');
          // A list is to be read: a text with more has the console.
          for (const finding of found.slice(0, 100)) {
            const item = make('li');
            const button = make('button', '', text.slice(finding.start, finding.end));
            button.type = 'button';
            button.addEventListener('click', () => field.dispatchEvent(new CustomEvent('moyin:goto', { detail: finding })));
            item.append(button, make('i', '', ' ' + finding.reasons[0] + (finding.replacement ? ' → ' + finding.replacement : '')));
            list.append(item);
          }
          if (found.length > 100) list.append(make('li', '', say(`共 ${found.length} 处`, `${found.length} in all`)));
          box.append(list);
        }
        root.replaceChildren(box);
      },
    };
  }

  /// Over a textarea: the same text, invisible, whose marks shine through.
  function overlay(field) {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const box = make('div');
    host.setAttribute('aria-hidden', 'true');
    host.inert = true;
    root.adoptedStyleSheets = [sheet(`
      :host { position: absolute; pointer-events: none; overflow: hidden; } div { color: transparent; white-space: pre-wrap; overflow-wrap: break-word; }
      mark { color: transparent; mix-blend-mode: multiply; border-radius: 2px; }
      ${Object.entries(colours).map(([name, colour]) => `.${name} { background: ${colour}; }`).join(' ')}`)];
    root.append(box);
    field.before(host);
    const follow = () => {
      const style = getComputedStyle(field);
      for (const name of ['font', 'letterSpacing', 'wordSpacing', 'textAlign', 'textIndent', 'tabSize', 'lineHeight', 'wordBreak', 'direction']) box.style[name] = style[name];
      box.style.padding = style.padding;
      Object.assign(host.style, {
        left: field.offsetLeft + field.clientLeft + 'px', top: field.offsetTop + field.clientTop + 'px',
        width: field.clientWidth + 'px', height: field.clientHeight + 'px', margin: 0,
      });
      box.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    };
    field.addEventListener('scroll', follow);
    new ResizeObserver(follow).observe(field);
    field.addEventListener('moyin:goto', ({ detail }) => { field.focus(); field.setSelectionRange(detail.start, detail.end); });
    return {
      text: () => field.value,
      follow,
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
    document.adoptedStyleSheets.push(sheet(Object.entries(colours).map(([name, colour]) => `::highlight(moyin-${name}) { background-color: ${colour}; color: #1c232b; }`).join(' ')));
    let places = [];
    const range = ({ start, end }) => {
      const found = new Range();
      for (const [node, from] of places) {
        const length = node.data.length;
        if (from <= start && start < from + length) found.setStart(node, start - from);
        if (from < end && end <= from + length) found.setEnd(node, end - from);
      }
      return found;
    };
    field.addEventListener('moyin:goto', ({ detail }) => { field.focus(); getSelection().removeAllRanges(); getSelection().addRange(range(detail)); });
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
      follow() {},
      show(found) {
        for (const name of Object.keys(colours)) {
          const ranges = found.filter((finding) => finding.severity === name).map(range);
          CSS.highlights?.set(`moyin-${name}`, new Highlight(...ranges));
        }
      },
    };
  }

  function make(tag, name = '', text = '') {
    const element = document.createElement(tag);
    if (name) element.className = name;
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
