import { Match, Show, Switch } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { inWords } from '../../words/counts.ts';
import { SPEAKS_NO_MORE } from '../../words/devices.ts';
import css from './devices.module.css';

/** Under Me: how many devices speak for this person, and the way to them. */
export function DevicesSection() {
  const moot = useMoot();
  const href = useHref();
  const devices = fromReadable(moot.devices.mine);
  const outBy = createOutBy(moot);
  const inUse = () => devices().filter(({ revoked }) => revoked === null).length;
  return (
    <Section title="Your devices">
      <p>
        <Switch fallback="Only this device speaks for you. Link a second one, and losing one of them loses nothing.">
          <Match when={outBy() !== undefined}>{SPEAKS_NO_MORE}</Match>
          <Match when={inUse() > 1}>{`${inWords(inUse())} devices speak for you. You count once.`}</Match>
        </Switch>
      </p>
      <div class={css.acts}>
        <ButtonLink href={href().devices()} look="quiet">
          See your devices
        </ButtonLink>
        <Show when={outBy() === undefined}>
          <ButtonLink href={href().linkDevice()} look={inUse() > 1 ? 'quiet' : 'solid'}>
            Link another device
          </ButtonLink>
        </Show>
      </div>
    </Section>
  );
}
