// The customer's own controls: which holds which field of the draft, what stands in it, and how a passage is replaced
// so that the browser's own undo brings it back.

/** @typedef {import('../presend.d.ts').Draft} Draft */
/** @typedef {import('../presend.d.ts').Channel} Channel */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextControl */

const TEXT_TYPES = new Set(['textarea', 'text', 'search', 'email', 'tel', 'url']);

/** @param {Element | null | undefined} element @returns {element is TextControl} */
export const isTextControl = (element) => !!element && TEXT_TYPES.has(/** @type {any} */ (element).type);

/** @param {Element} element */
const isEditable = (element) => /** @type {HTMLElement} */ (element).isContentEditable;

/** What may stand beside a field must not stand in its label, or it becomes part of its name. @param {Element} element */
export const outside = (element) => element.closest('label') ?? element;

/** A control by `name` (or id), or any element that says `data-presend-field`. @param {HTMLFormElement} form @param {string} name */
export function control(form, name) {
  return form.querySelector(`[data-presend-field="${name}"]`) ?? form.elements.namedItem(name) ??
    form.querySelector(`[contenteditable][name="${name}"]`);
}

/** @param {HTMLFormElement} form @param {string} name @returns {string[] | undefined} */
function values(form, name) {
  const found = control(form, name);
  if (!found) return undefined;
  const list = 'nodeType' in found ? [found] : [...found];
  return list.flatMap((node) => {
    const input = /** @type {HTMLInputElement & { selectedOptions?: HTMLCollectionOf<HTMLOptionElement> }} */ (node);
    if (input.disabled) return [];
    if (input.type === 'checkbox' || input.type === 'radio') return input.checked ? [input.value] : [];
    if (input.selectedOptions) return [...input.selectedOptions].map((option) => option.value);
    return [fieldText(input)];
  });
}

/** Where each address of a typed list stands. @param {string} text */
export function addresses(text) {
  return [...text.matchAll(/[^\s,;][^,;\n]*/g)].map((match) => {
    const value = match[0].trimEnd();
    const angle = /<([^<>]+)>$/.exec(value);
    const start = match.index + (angle ? angle.index + 1 : 0);
    const address = angle ? angle[1] : value;
    return { address, name: angle ? value.slice(0, angle.index).trim() || undefined : undefined, start, end: start + address.length };
  });
}

/**
 * The draft as the form's own fields have it, over what the page knows besides.
 * @param {HTMLFormElement} form @param {Partial<Draft>} [context] @returns {Draft}
 */
export function readDraft(form, context = {}) {
  /** @param {string} name */
  const one = (name) => values(form, name)?.[0];
  const channel = /** @type {Channel} */ (one('channel') || context.channel || 'form');
  /** @type {Draft} */
  const draft = { ...context, channel, body: one('body') ?? context.body ?? '' };
  const subject = one('subject');
  if (subject !== undefined) draft.subject = subject;
  const transport = one('transport');
  if (transport) draft.transport = /** @type {Draft['transport']} */ (transport);
  if (channel === 'form' && !draft.transport && secure(form)) draft.transport = 'forced-tls';
  /** @type {NonNullable<Draft['recipients']>} */
  const recipients = [];
  let read = false;
  for (const field of /** @type {const} */ (['to', 'cc', 'bcc'])) {
    const typed = values(form, field);
    if (!typed) continue;
    read = true;
    for (const { address, name } of typed.flatMap(addresses)) {
      const known = context.recipients?.find((r) => r.address === address);
      recipients.push(known ? { ...known, field } : { address, ...(name && { name }), field, chosenBy: 'typed' });
    }
  }
  if (read) draft.recipients = recipients;
  return draft;
}

/** Content goes on encrypted from here: the form's own address says so, or the page it resolves against. @param {HTMLFormElement} form */
function secure(form) {
  const action = form.getAttribute('action');
  try {
    return new URL(action || '', form.ownerDocument.baseURI).protocol === 'https:' ||
      (!action && form.ownerDocument.defaultView?.isSecureContext === true);
  } catch {
    return false;
  }
}

const BLOCKS = /^(?:block|flex|grid|list-item|table|table-row)$/;

/**
 * The text of an editable element, and where each piece of it stands in the tree. Blocks and `<br>` are line breaks.
 * @param {Element} element
 */
export function editableText(element) {
  let text = '';
  /** @type {{ node: Text, start: number }[]} */
  const pieces = [];
  const view = /** @type {Window} */ (element.ownerDocument.defaultView);
  const visit = (/** @type {Node} */ node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        pieces.push({ node: /** @type {Text} */ (child), start: text.length });
        text += /** @type {Text} */ (child).data;
      } else if (child.nodeType === 1) {
        const inner = /** @type {Element} */ (child);
        if (inner.localName === 'br') {
          text += '\n';
          continue;
        }
        const block = BLOCKS.test(view.getComputedStyle(inner).display);
        if (block && text && !text.endsWith('\n')) text += '\n';
        visit(inner);
        if (block && !text.endsWith('\n')) text += '\n';
      }
    }
  };
  visit(element);
  return { text, pieces };
}

/**
 * @param {Element} element @param {ReturnType<typeof editableText>['pieces']} pieces
 * @param {number} start @param {number} end @returns {Range | null}
 */
export function editableRange(element, pieces, start, end) {
  const range = element.ownerDocument.createRange();
  const from = pieces.findLast((piece) => piece.start <= start && start <= piece.start + piece.node.length);
  const to = pieces.find((piece) => piece.start <= end && end <= piece.start + piece.node.length);
  if (!from || !to) return null;
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

/** @param {Element} element @returns {string} */
export function fieldText(element) {
  if ('value' in element && typeof element.value === 'string') return element.value;
  return isEditable(element) ? editableText(element).text : element.textContent ?? '';
}

/** The caret's place in a focused field, else -1. @param {HTMLElement} element @returns {number} */
export function caret(element) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  if (root.activeElement !== element) return -1;
  if (isTextControl(element)) return element.selectionStart ?? -1;
  const selection = element.ownerDocument.getSelection();
  if (!selection?.focusNode || !element.contains(selection.focusNode)) return -1;
  const piece = editableText(element).pieces.find(({ node }) => node === selection.focusNode);
  return piece ? piece.start + selection.focusOffset : -1;
}

/**
 * Replaces one passage as if the person had typed it: the page's own listeners hear of it, and Ctrl+Z undoes it.
 * @param {HTMLElement} element @param {number} start @param {number} end @param {string} replacement
 */
export function replace(element, start, end, replacement) {
  const doc = element.ownerDocument;
  const before = fieldText(element);
  element.focus();
  /** @type {Element} */
  const any = element;
  if (isTextControl(element)) {
    if (element.selectionStart === null) {
      // type=email has no selection: the whole value is the passage.
      replacement = before.slice(0, start) + replacement + before.slice(end);
      element.select();
    } else {
      element.setSelectionRange(start, end);
    }
  } else if (isEditable(element)) {
    const range = editableRange(element, editableText(element).pieces, start, end);
    const selection = doc.getSelection();
    if (!range || !selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  } else if ('value' in any) {
    any.value = before.slice(0, start) + replacement + before.slice(end);
    announce(any);
    return;
  }
  const done = replacement ? doc.execCommand('insertText', false, replacement) : doc.execCommand('delete');
  if ((done && fieldText(element) !== before) || !isTextControl(element)) return;
  element.setRangeText(replacement, start, element.selectionStart === null ? before.length : end, 'end');
  announce(element);
  ownUndo(element, before);
}

/** Where the browser's own undo cannot know of the change: the next Ctrl+Z is ours. @param {TextControl} element @param {string} before */
function ownUndo(element, before) {
  const after = element.value;
  const abort = new AbortController();
  element.addEventListener('keydown', (/** @type {any} */ event) => {
    if (element.value !== after) return abort.abort();
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      abort.abort();
      element.value = before;
      announce(element);
    }
  }, { signal: abort.signal });
}

/** @param {Element} element */
function announce(element) {
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * Sets a choice of the form (channel, transport, recipients) where it has a control that can hold it.
 * @param {HTMLFormElement} form @param {string} name @param {string} value @param {boolean} [dry] only ask
 */
export function choose(form, name, value, dry = false) {
  const found = control(form, name);
  if (!found) return false;
  const list = /** @type {HTMLInputElement[]} */ ('nodeType' in found ? [found] : [...found]);
  for (const input of list) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      if (input.value !== value) continue;
      if (!dry && !input.checked) {
        input.checked = true;
        announce(input);
      }
      return true;
    }
    if ('options' in input && ![.../** @type {any} */ (input).options].some((option) => option.value === value)) continue;
    if (!dry && input.value !== value) {
      if (isTextControl(input)) replace(input, 0, input.value.length, value);
      else {
        /** @type {any} */ (input).value = value;
        announce(input);
      }
    }
    return true;
  }
  return false;
}
