export { parseCraLine, type CraLineContext } from './parse-cra-line.ts';
export type {
  Ask,
  AskReason,
  Correction,
  DefaultFields,
  FoundFields,
  ParsedCraLine,
} from './result.ts';
