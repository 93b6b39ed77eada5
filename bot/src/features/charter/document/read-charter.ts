import { isUtf8 } from 'node:buffer';

import type { CharterDocument } from './charter-document.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { checkTitles } from './check-titles.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { findingsOf, type CharterFindings, type CharterProblem } from './problems.ts';
import { readVersion } from '../standing/version.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { openYaml } from '../../../core/yaml/yaml-cursor.ts';
import type { Position } from '../../../core/yaml/findings.ts';

/** One Markdown file with its front matter. */
export interface CharterFile {
  /** For problems. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A charter file that cannot be used: everything that is wrong, by line and column. */
export interface CharterRefused {
  readonly tag: 'CharterRefused';
  readonly problems: readonly CharterProblem[];
}

const maximumBytes = 65_536;
const start: Position = { line: 1, column: 1 };
const defaultGraceDays = 30;

/** Reads one version of a charter in one language (charter.md, The document). */
export function readCharter({ name, bytes }: CharterFile): Result<CharterDocument, CharterRefused> {
  const findings = findingsOf(name);
  const parts = partsOf(bytes, findings);
  const document = parts && documentOf(parts, findings);
  const { problems } = findings;
  return document && problems.length === 0
    ? ok(document)
    : fail({ tag: 'CharterRefused', problems });
}

interface Parts {
  /** With an empty line in place of its opening, so that lines count as in the file. */
  readonly matter: string;
  readonly body: string;
  /** Line of the file at which the body begins. */
  readonly bodyLine: number;
}

function partsOf(bytes: Uint8Array, findings: CharterFindings): Parts | undefined {
  if (bytes.byteLength > maximumBytes) findings.add(start, 'too-large', { expected: '64 Kio' });
  else if (!isUtf8(bytes)) findings.add(start, 'not-utf8');
  else return split(new TextDecoder().decode(bytes).replaceAll('\r\n', '\n'), findings);
  return undefined;
}

function split(text: string, findings: CharterFindings): Parts | undefined {
  const [opening, matter, body] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text) ?? [];
  if (opening === undefined || matter === undefined || body === undefined) {
    findings.add(start, 'front-matter-missing');
    return undefined;
  }
  const before = text.slice(0, text.length - body.length);
  return { matter: `\n${matter}`, body, bodyLine: before.split('\n').length };
}

function documentOf(
  { matter, body, bodyLine }: Parts,
  findings: CharterFindings,
): CharterDocument | undefined {
  const read = readFrontMatter(openYaml(matter, findings));
  if (!read) return undefined;
  checkFrontMatter(read, findings);
  checkTitles({ articles: read.articles.value, body, bodyLine }, findings);
  return toDocument(read, body);
}

function toDocument(matter: FrontMatter, body: string): CharterDocument | undefined {
  const version = readVersion(matter.version.value);
  if (!version) return undefined;
  const { changes, companion } = matter;
  return {
    id: matter.id,
    version,
    language: matter.language,
    title: matter.title,
    effective: matter.effective.value,
    scope: matter.scope,
    graceDays: matter.graceDays ?? defaultGraceDays,
    ...(changes !== undefined && { changes }),
    summary: matter.summary,
    commitments: matter.commitments.value.map(({ id, label, text }) => ({
      id: id.value,
      label,
      text,
    })),
    articles: matter.articles.value.map(({ id, title, reason, severity, cap }) => ({
      id: id.value,
      title,
      isReason: reason,
      ...(severity !== undefined && { severity }),
      ...(cap !== undefined && { cap: cap.value }),
    })),
    proscribed: (matter.proscribed ?? []).map(({ id, article, text }) => ({
      id: id.value,
      article: article.value,
      text,
    })),
    ladder: (matter.ladder ?? []).map(({ id, text }) => ({ id: id.value, text })),
    ...(companion && { companion: { id: companion.id.value, text: companion.text } }),
    faq: (matter.faq ?? []).map(({ q, a }) => ({ question: q, answer: a })),
    body,
  };
}
