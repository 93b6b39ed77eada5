import { hash } from 'node:crypto';

import type { CharterDocument, Step } from './charter-document.ts';
import { withoutIds } from './readable-text.ts';
import { writeVersion } from '../standing/version.ts';

/**
 * The exact text that is proved (charter.md, Canonical text): title, version, date, body without
 * its `{#id}`, commitments, proscribed, ladder, questions; NFC, LF, no trailing blanks, one final LF.
 */
export function canonicalText(document: CharterDocument): string {
  const { title, version, effective, companion } = document;
  const parts = [
    title,
    `Version ${writeVersion(version)}`,
    effective,
    withoutIds(document.body),
    ...document.commitments.map(({ label, text }) => `${label}: ${text}`),
    ...document.proscribed.map(({ text }) => text),
    ...[...document.ladder, ...(companion ? [companion] : [])].map(({ text }: Step) => text),
    ...document.faq.map(({ question, answer }) => `${question}\n${answer}`),
  ];
  return normalised(parts.map((part) => part.trim()).join('\n\n'));
}

/** SHA-256 of a text in UTF-8, 64 lower-case hexadecimal characters: what names it in the store. */
export function textSha(text: string): string {
  return hash('sha256', text);
}

function normalised(text: string): string {
  const lines = text.normalize('NFC').split(/\r\n|\r|\n/);
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}
