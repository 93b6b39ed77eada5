/** A table in Markdown; a `|` inside a cell is kept from ending it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function page(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

export function code(text: string): string {
  return `\`${text}\``;
}
