/** A charter in bytes: part of the founding record, and of a proposal that would change it. */
import { integer, list, option, struct, text } from '../codec/codec.ts';
import type { Codec } from '../codec/codec.ts';
import { key } from '../codec/ids.ts';
import { byteLimits, countLimits } from '../limits.ts';
import type { Charter, Share } from '../state.ts';

const parts: Codec<Share> = struct({
  parts: integer(1, countLimits.shareOf),
  of: integer(1, countLimits.shareOf),
});

/** More than the whole is no share. */
const share: Codec<Share> = {
  write(out, value) {
    if (value.parts > value.of) throw new RangeError('more than the whole');
    parts.write(out, value);
  },
  read(input) {
    const value = parts.read(input);
    return value === undefined || value.parts > value.of ? undefined : value;
  },
};

const settings: Codec<Charter> = struct({
  quorum: option(integer(1, countLimits.quorum)),
  coolingOffDays: integer(0, countLimits.coolingOffDays),
  vouches: integer(1, countLimits.vouches),
  approval: share,
  disagreement: share,
  stark: option(integer(1, countLimits.quorum)),
  restriction: text(byteLimits.restriction),
  recognises: list(key, countLimits.recognises),
});

/** Who restricts membership admits by its own members' vouching alone: it recognises no other roll. */
const contradictsItself = ({ restriction, recognises }: Charter): boolean =>
  restriction !== '' && recognises.length > 0;

export const charter: Codec<Charter> = {
  write(out, value) {
    if (contradictsItself(value)) throw new RangeError('a restricted assembly recognises no other roll');
    settings.write(out, value);
  },
  read(input) {
    const value = settings.read(input);
    return value === undefined || contradictsItself(value) ? undefined : value;
  },
};
