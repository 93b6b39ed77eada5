export { parseCraLine, type CraLineContext } from './parse-cra-line.ts';
export type { Ask, AskReason, FoundFields, ParsedCraLine } from './result.ts';
