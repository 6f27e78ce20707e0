import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { Section, Sheet } from '../../kit/sheet.tsx';
import { useMoot } from '../../projection/context.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { EXAMPLE } from '../../hrefs.ts';
import { useHref } from '../../routes.ts';
import { OpenFile } from '../file/open-file.tsx';
import { faultSentence } from '../../words/faults.ts';
import styles from './home.module.css';

const JOIN = /\/join\/([^\s?#]+)/u;

/** Nobody here yet: three ways on, for someone who belongs to no assembly. */
export function FirstSteps() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const outBy = createOutBy(moot);
  const [link, setLink] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const openInvitation = async () => {
    const invitation = JOIN.exec(link())?.[1];
    if (invitation !== undefined) return navigate(href().join(invitation));
    const { readCode } = await import('../../../app/parcel.ts');
    const code = readCode(link());
    // Any other code of Moot's is dealt with where codes are read.
    if (code.ok) navigate(href().scan(), { state: { code: link() } });
    else setFault(faultSentence({ type: 'link', why: 'notALink' }));
  };
  return (
    <Sheet>
      <div class={styles.ways}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void openInvitation();
          }}
        >
          <TextField
            label="Were you invited? Paste the link or the code here"
            autocomplete="off"
            value={link()}
            onInput={(event) => {
              setLink(event.currentTarget.value);
              setFault(undefined);
            }}
            fault={fault()}
          />
          <div class={styles.acts}>
            <Button type="submit" look="solid">
              Open the invitation
            </Button>
            <Show when={moot.world === 'real'}>
              <ButtonLink href={href().scan()} look="quiet" icon="camera">
                Scan a code
              </ButtonLink>
            </Show>
          </div>
        </form>
        <Show when={outBy() === undefined}>
          <Section title="Or open an assembly yourself">
            <p class={styles.soft}>
              A street, a working group, a city: people with a purpose, who decide together.
            </p>
            <ButtonLink href={href().found()} icon="plus">
              Open an assembly
            </ButtonLink>
          </Section>
        </Show>
        <Show when={moot.world === 'real'}>
          <Section title="Or open one from a file">
            <OpenFile />
          </Section>
          <Section title="Or look around first">
            <p class={styles.soft}>
              An example with invented people, made on this device. One tap takes it away again.
            </p>
            <ButtonLink href={EXAMPLE} look="quiet">
              Look around an example
            </ButtonLink>
          </Section>
        </Show>
      </div>
    </Sheet>
  );
}
