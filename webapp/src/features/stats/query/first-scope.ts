import type { Me } from '@coop/contract/identity-routes';

import type { Choice } from './choice.ts';

type Reader = Pick<Me, 'roles' | 'territory'>;

/**
 * The choice with a scope: that of its address, else the widest that the reader follows. A
 * coordinateur's territory is left to the bot, which knows it; an animateur's is their own.
 */
export function scopedChoice(choice: Choice, me: Reader): Choice {
  const scope = choice.scope ?? firstScope(me);
  const isTerritory = scope === 'territoireConseillers' || scope === 'territoireLieux';
  const isOpen = isTerritory && choice.departements.length === 0;
  const own = me.roles.includes('animateur') ? me.territory?.code : undefined;
  return isOpen && own !== undefined
    ? { ...choice, scope, departements: [own] }
    : { ...choice, scope };
}

/** The scope of the panel's month: oneself for whoever records CRAs. */
export function dailyChoice(choice: Choice, me: Reader): Choice {
  return scopedChoice(me.roles.includes('conseiller') ? { ...choice, scope: 'soi' } : choice, me);
}

function firstScope({ roles }: Reader): NonNullable<Choice['scope']> {
  if (roles.includes('animateur')) {
    return 'nation';
  }
  return roles.includes('coordinateur') ? 'territoireConseillers' : 'soi';
}
