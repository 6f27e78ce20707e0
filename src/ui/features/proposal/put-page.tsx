import { useNavigate } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import type { ProposalInput } from '../../../app/api.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { beginWith } from '../draft/shared-text.ts';
import { createAct } from '../../kit/create-act.ts';
import { canBePut, ProposalFields } from './proposal-fields.tsx';
import css from './put-page.module.css';
import { keepUnsaid, readUnsaid } from './unsaid-proposal.ts';

const PLACE = 'put';
const NOTHING: ProposalInput = { title: '', about: '', text: '' };

/** Putting an idea to the assembly. What is typed here is still here after a reload or a crash. */
export default function PutPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const putting = createAct();
  const drafting = createAct();
  const { unsaid } = assembly.open;
  const [value, setValue] = createSignal(readUnsaid(unsaid, PLACE, NOTHING));
  const [asked, setAsked] = createSignal(false);
  const change = (next: ProposalInput) => {
    setValue(next);
    keepUnsaid(unsaid, PLACE, next);
  };
  const standing = () => {
    const me = assembly.me();
    return me === null ? undefined : assembly.people.get(me)?.standing;
  };
  const put = async (): Promise<void> => {
    setAsked(true);
    if (!canBePut(value())) return;
    const { title, about } = value();
    const done = await putting.run(() =>
      assembly.open.putProposal({ ...value(), title: title.trim(), about: about.trim() }),
    );
    if (!done) return;
    change(NOTHING);
    navigate(href().proposal(assembly.open.id, done.value), { replace: true });
  };
  const draft = async (): Promise<void> => {
    const { title, text } = value();
    const opened = await drafting.run(() => assembly.open.openDraft(title.trim()));
    if (!opened) return;
    const session = await assembly.open.draft(opened.value);
    if (text !== '') beginWith(session, text);
    session.close();
    change(NOTHING);
    navigate(href().draft(assembly.open.id, opened.value), { replace: true });
  };
  return (
    <Page
      title="Put an idea"
      wall="step"
      step="talk"
      back={{ href: href().proposals(assembly.open.id), label: assembly.summary().name }}
    >
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p>
          Everyone in {assembly.summary().name} can say where they stand. If nobody objects, it is settled
          without a meeting.
        </p>
        <Show when={standing() === 'newcomer'}>
          <Banner lead="You’re new here.">
            You can put an idea now. A member’s hello makes your own position count.
          </Banner>
        </Show>
        <ProposalFields value={value()} asked={asked()} onChange={change} />
        <div class={css.acts}>
          <Button type="submit" look="solid" busy={putting.busy()}>
            Put it to the assembly
          </Button>
          <Button look="quiet" icon="edit" busy={drafting.busy()} onClick={() => void draft()}>
            Write it together first
          </Button>
        </div>
        <p class={css.note}>
          Once put, it is signed by you. You can change the text later; then everyone is asked again.
        </p>
      </form>
    </Page>
  );
}
