import * as React from 'react';
import type { User } from '../client/model.ts';
import { displayName } from '../store/selectors.ts';

function hueOf(id: string): number {
  return Array.from(id).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360, 7);
}

function initials(name: string): string {
  const words = name.split(/[\s.-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]?.[0], words[words.length - 1]?.[0]] : [name[0]];
  return letters.join('').toUpperCase();
}

/** Initials on a colour of the person's own; a square with rounded corners for a bot. */
export function Avatar({ user, size = 32 }: { readonly user: User | undefined; size?: number }) {
  const isBot = user?.is_bot === true;
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.4),
    backgroundColor: `hsl(${hueOf(user?.username ?? '')}, 42%, 34%)`,
  };
  return (
    <span className={isBot ? 'avatar avatar--bot' : 'avatar'} style={style} aria-hidden="true">
      {isBot ? <i className="icon icon-robot-happy" /> : initials(displayName(user))}
    </span>
  );
}
