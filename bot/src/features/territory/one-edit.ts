/** Length of the common beginning. */
function common(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length);
  let index = 0;
  while (index < shortest && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  return index;
}

/** True when the texts are equal or one letter inserted, dropped, replaced or swapped makes them so. */
export function isWithinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const at = common(a, b);
  const left = a.slice(at);
  const right = b.slice(at);
  return (
    left.slice(1) === right.slice(1) ||
    left === right.slice(1) ||
    left.slice(1) === right ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
}

/** What must hold after the first difference, whatever the edit: cheap, so that most names end here. */
function goesOnAlike(text: string, name: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return (
    next === name.charCodeAt(at + 1) ||
    next === name.charCodeAt(at) ||
    text.charCodeAt(at) === name.charCodeAt(at + 1)
  );
}

/** True when the text, of four letters or more, is within one edit of a beginning of the name. */
export function beginsWithinOneEdit(text: string, name: string): boolean {
  if (text.length < 4) return false;
  const at = common(text, name);
  if (at < text.length - 1 && !goesOnAlike(text, name, at)) return false;
  const rest = text.slice(at);
  const end = name.slice(at);
  return (
    end.startsWith(rest.slice(1)) ||
    end.startsWith(rest, 1) ||
    end.startsWith(rest.slice(1), 1) ||
    (rest[0] === end[1] && rest[1] === end[0] && end.startsWith(rest.slice(2), 2))
  );
}
