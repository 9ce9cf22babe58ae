// One constructable stylesheet per document: no style element, no style attribute, nothing leaks into the page.

/** Name of the custom property after `--presend-`: light, dark. @type {Record<string, [string, string]>} */
const PALETTE = {
  block: ['#c00', '#ff8f8f'], warn: ['#9a5b00', '#ffc95c'], info: ['#1668a0', '#8cc8f5'], ok: ['#2c6a00', '#9bdb7c'],
  background: ['#fff', '#202327'], text: ['#1a1a1a', '#f2f2f2'], muted: ['#595959', '#bdbdbd'], border: ['#bfbfbf', '#5d6268'],
  accent: ['#0059b3', '#8fc1ff'], 'on-accent': ['#fff', '#0b1a2b'], focus: ['#0059b3', '#b5d6ff'],
};

/** Dark only where the page itself is (`color-scheme`), through `light-dark()`. @param {boolean} both */
const colours = (both) => Object.entries(PALETTE).map(([name, [light, dark]]) =>
  `--_${name}:var(--presend-${name},${both ? `light-dark(${light},${dark})` : light});`).join('');

const SHARED = `
:host{all:initial!important;display:block!important;color-scheme:inherit!important;direction:inherit!important;
visibility:inherit!important;font-family:var(--presend-font,inherit)!important;
font-size:var(--presend-font-size,1rem)!important;line-height:1.5!important;color:var(--_text)!important;${colours(false)}}
@supports (color:light-dark(#000,#fff)){:host{${colours(true)}}}
:host([hidden]){display:none!important}
*{box-sizing:border-box}[hidden]{display:none!important}
.icon{width:1.25em;height:1.25em;flex:none;fill:currentColor}
.icon.block{color:var(--_block)}.icon.warn{color:var(--_warn)}.icon.info{color:var(--_info)}.icon.ok{color:var(--_ok)}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h2,h3,p,ul{margin:0;padding:0;font-size:1em}ul{list-style:none}
a{color:var(--_accent);text-underline-offset:.15em}
button,select,textarea{font:inherit;color:inherit}
button{display:inline-flex;align-items:center;gap:.4em;min-height:2.75em;padding:.4em 1em;border-radius:var(--presend-radius,4px);
border:1px solid var(--_accent);background:transparent;color:var(--_accent);cursor:pointer;text-align:start}
button:hover{text-decoration:underline}
button.primary{background:var(--_accent);color:var(--_on-accent);font-weight:600}
button.plain{border-color:transparent;padding-inline:.5em;text-decoration:underline;text-underline-offset:.15em}
::marker{color:var(--_muted)}
:focus-visible{outline:3px solid var(--_focus);outline-offset:2px}
.actions{display:flex;flex-wrap:wrap;gap:.5em;align-items:center}
.finding{display:grid;grid-template-columns:auto 1fr;gap:.25em .6em;align-items:start}
.finding>.icon{margin-top:.125em}.finding>*{grid-column:2;min-width:0;overflow-wrap:anywhere}.finding>.icon{grid-column:1}
.finding .title{font-weight:600}.finding .actions{margin-top:.4em}
.source{margin-top:.25em;color:var(--_muted);font-size:.875em}.source summary{cursor:pointer;min-height:1.75em}div.source ul,div.source li{display:inline}div.source ul{margin-inline-start:.35em}details.source li{margin-bottom:.35em}
.problem{color:var(--_block);font-weight:600}
@media (forced-colors:active){.icon{fill:CanvasText}.card,dialog,.summary{border:2px solid CanvasText!important}}
@media (prefers-reduced-motion:no-preference){.card{animation:in .12s ease-out}@keyframes in{from{opacity:0}}}`;

const MARKS = `
:host{position:absolute!important;inset:auto!important;width:0!important;height:0!important;pointer-events:none!important;
margin:var(--_y,0) 0 0 var(--_x,0)!important;z-index:var(--_z,auto)!important}
.view{position:absolute;top:0;left:0;overflow:hidden;forced-color-adjust:none}
.text{position:absolute;top:0;left:0;color:transparent;white-space:inherit}
.mark{text-decoration-line:underline;text-decoration-skip-ink:none;text-underline-offset:.18em}
.rule{position:absolute;height:.3em;border:0 solid}
.mark.block{text-decoration-style:double;text-decoration-color:var(--_block);text-decoration-thickness:2px;
background:color-mix(in srgb,var(--_block) 10%,transparent)}
.mark.warn{text-decoration-style:wavy;text-decoration-color:var(--_warn);text-decoration-thickness:1.5px}
.mark.info{text-decoration-style:dotted;text-decoration-color:var(--_info);text-decoration-thickness:2px}
.rule.block{border-bottom:4px double var(--_block)}.rule.warn{border-bottom:3px dashed var(--_warn)}
.rule.info{border-bottom:2px dotted var(--_info)}
@media (forced-colors:active){.mark{text-decoration-color:Highlight!important;background:none!important}.rule{border-color:Highlight!important}}`;

const STRIP = `
.strip{display:flex;flex-wrap:wrap;gap:.25em 1em;justify-content:space-between;align-items:center;min-height:2.5em;
padding-top:.25em;font-size:.9375em}
.state{display:flex;align-items:center;gap:.4em;color:var(--_muted)}
.state button{min-height:2em;padding:.1em .5em;margin-inline-start:-.5em;border-color:transparent;color:var(--_text)}
.state button .go{color:var(--_accent);text-decoration:underline;text-underline-offset:.15em}
.counts{display:inline-flex;align-items:center;gap:.35em}
.counter{color:var(--_muted);font-variant-numeric:tabular-nums}.counter.over{color:var(--_block);font-weight:600}`;

const CARD = `
.card{position:fixed;inset:auto;margin:0;z-index:2147483000;width:min(26em,calc(100vw - 16px));max-height:min(70vh,34em);
overflow:auto;padding:1em;border:1px solid var(--_border);border-radius:var(--presend-radius,4px);background:var(--_background);
color:var(--_text);box-shadow:0 4px 20px #0003;left:var(--_left,8px);top:var(--_top,8px)}
.bar{display:flex;justify-content:space-between;align-items:center;gap:.5em;margin-top:.75em;padding-top:.5em;
border-top:1px solid var(--_border);font-size:.875em;color:var(--_muted)}
.bar button{min-height:2.4em}`;

const DIALOG = `
dialog{width:min(36em,calc(100vw - 16px));max-width:none;max-height:calc(100dvh - 16px);padding:1.5em;border:1px solid var(--_border);
border-radius:var(--presend-radius,4px);background:var(--_background);color:var(--_text);font:inherit;overflow:auto}
dialog::backdrop{background:#0008}
dialog h2{font-size:1.25em;font-weight:600;margin-bottom:.75em}
dialog .list>li{padding:.75em 0;border-top:1px solid var(--_border)}.times{color:var(--_muted);font-weight:400}
dialog .foot{position:sticky;bottom:-1.5em;margin:0 -1.5em -1.5em;padding:1em 1.5em 1.5em;display:flex;flex-wrap:wrap;gap:.5em;align-items:center;border-top:1px solid var(--_border);background:var(--_background)}
.foot:has(.reasons:not([hidden])){position:static}
.reasons{flex-basis:100%;display:grid;gap:.75em;padding-top:.5em}
.reasons label{display:grid;gap:.25em}
.reasons select,.reasons textarea{width:100%;padding:.5em;border:1px solid var(--_muted);border-radius:var(--presend-radius,4px);background:var(--_background)}
.hint{color:var(--_muted);font-size:.875em}`;

const SUMMARY = `
:host(:not([open])){position:absolute!important}
.summary{margin:0 0 1em;padding:1em 1em 1em 1.25em;border-left:4px solid var(--_block);border-radius:var(--presend-radius,4px);
background:color-mix(in srgb,var(--_block) 10%,var(--_background));color:var(--_text)}
.summary h2{display:flex;gap:.4em;align-items:center;font-weight:600}
.summary ul{margin-top:.25em;padding-inline-start:1.65em}.summary a{color:inherit}.summary a:hover{text-decoration-thickness:2px}`;

const MESSAGE = `:host{color:var(--_block)!important;font-weight:600!important;margin:.25em 0!important}`;

const PARTS = { marks: MARKS, strip: STRIP + CARD, dialog: DIALOG, summary: SUMMARY, message: MESSAGE };

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheets = new WeakMap();

/** @param {Document} doc @param {keyof typeof PARTS | 'highlight'} part @returns {CSSStyleSheet} */
export function sheet(doc, part) {
  const known = sheets.get(doc) ?? new Map();
  sheets.set(doc, known);
  let found = known.get(part);
  if (!found) {
    const view = /** @type {typeof globalThis} */ (/** @type {unknown} */ (doc.defaultView));
    found = new view.CSSStyleSheet();
    found.replaceSync(part === 'highlight' ? HIGHLIGHT : SHARED + PARTS[part]);
    known.set(part, found);
  }
  return found;
}

// The only rules outside a shadow root: they match nothing but our own named highlights.
const HIGHLIGHT = [['block', 'double'], ['warn', 'wavy'], ['info', 'dotted']].map(([level, style]) => {
  const [light, dark] = PALETTE[level];
  const rule = (/** @type {string} */ colour) =>
    `::highlight(presend-${level}){text-decoration:underline ${style} 2px;text-decoration-color:var(--presend-${level},${colour})}`;
  return `${rule(light)}@supports (color:light-dark(#000,#fff)){${rule(`light-dark(${light},${dark})`)}}`;
}).join('');
