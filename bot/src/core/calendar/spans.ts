/** Instants from `start` (included) to `end` (excluded), ms since 1970. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same instants in order, each once, none empty. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(isSome).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end < span.start) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}

/** What of `spans` is outside every one of `removed`. */
export function withoutSpans(spans: readonly Span[], removed: readonly Span[]): readonly Span[] {
  return removed.reduce<readonly Span[]>(
    (left, { start, end }) =>
      left
        .flatMap((span) => [
          { start: span.start, end: Math.min(span.end, start) },
          { start: Math.max(span.start, end), end: span.end },
        ])
        .filter(isSome),
    spans,
  );
}

export function clipSpan(span: Span, { start, end }: Span): Span | undefined {
  const clipped = { start: Math.max(span.start, start), end: Math.min(span.end, end) };
  return isSome(clipped) ? clipped : undefined;
}

function isSome({ start, end }: Span): boolean {
  return start < end;
}
