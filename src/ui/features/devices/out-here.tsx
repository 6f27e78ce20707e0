import { createSignal, Show } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { useMoot } from '../../projection/context.ts';
import type { OutBy } from '../../projection/out-by.ts';
import { useHref } from '../../routes.ts';
import BeginAgain from './begin-again.tsx';
import css from './devices.module.css';

export interface OutHereProps {
  readonly why: OutBy;
}

/** This device can't go on as it is: what that means, and the ways on. */
export function OutHere(props: OutHereProps) {
  const href = useHref();
  const moot = useMoot();
  const [again, setAgain] = createSignal(false);
  return (
    <>
      <Show
        when={props.why === 'revoked'}
        fallback={
          <Banner tone="refused" lead="This device can’t go on as it is.">
            It was set back to an older copy, or copied, and wrote something else than the other did. So many
            devices stand between your 24 words and this one that only the words can give it a new start. What
            you typed here is kept.
          </Banner>
        }
      >
        <Banner tone="refused" lead="This device was revoked, so it writes nothing any more.">
          Another of your devices said so, or your 24 words did. What was heard of it before still counts, and
          all that you typed here is kept. You can still read, and save each assembly as a file.
        </Banner>
        <p>
          If it’s still yours, make it one of your devices again: link it from another one, or type your 24
          words. If another device revoked it that you no longer have, type the words and revoke that one.
        </p>
      </Show>
      <div class={css.acts}>
        <Show when={props.why === 'revoked'}>
          <ButtonLink href={href().newDevice()} look="solid">
            Link it again
          </ButtonLink>
        </Show>
        <Button look={props.why === 'revoked' ? 'quiet' : 'solid'} onClick={() => setAgain(true)}>
          I have my 24 words
        </Button>
      </div>
      <BeginAgain
        open={again()}
        onClose={() => setAgain(false)}
        title="Begin again on this device"
        verb="Begin again"
        done="This device speaks for you again."
        name={moot.me.get()?.name ?? ''}
      />
    </>
  );
}
