import names from './emoji-names.json' with { type: 'json' };

const NAMES = new Set(names);
const SKIN_TONE = /(?:_(?:light|medium_light|medium|medium_dark|dark)_skin_tone)+$/;

/** Whether the server knows an emoji of that name by itself, aliases and tones of skin included. */
export function isSystemEmoji(name: string): boolean {
  return NAMES.has(name) || (SKIN_TONE.test(name) && NAMES.has(name.replace(SKIN_TONE, '')));
}
