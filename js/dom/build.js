// Elements without innerHTML and without style attributes, so that a strict content security policy holds.

/**
 * @param {Document} doc
 * @param {string} tag
 * @param {Record<string, unknown>} [props] `on…` are listeners, `class` and names with a dash attributes, the rest properties.
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function build(doc, tag, props = {}, ...children) {
  const element = doc.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in element && name !== 'role') /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** One shape per severity: never by colour alone. */
const PATHS = {
  block: 'M8 1h8l6 6v10l-6 6H8l-6-6V7zM6.5 10.75v2.5h11v-2.5z',
  warn: 'M12 2 1 22h22zm-1.2 7h2.4v6.5h-2.4zm0 8h2.4v2.4h-2.4z',
  info: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.25 5h2.5v2.5h-2.5zm0 4.5h2.5V18h-2.5z',
  ok: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.6 16.2L5.6 12.4l1.8-1.8 3 3 6.2-6.2 1.8 1.8z',
};

/** @param {Document} doc @param {keyof typeof PATHS} level @returns {Element} */
export function icon(doc, level) {
  const svg = doc.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon ${level}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = doc.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[level]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/**
 * An element of ours beside the customer's: its shadow root keeps styles apart in both directions.
 * @param {Document} doc @param {string} tag @param {CSSStyleSheet} sheet
 */
export function host(doc, tag, sheet) {
  const element = doc.createElement(tag);
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return { element, root };
}
