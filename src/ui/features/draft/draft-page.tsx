import { useParams } from '@solidjs/router';
import { createResource, onCleanup, Show, type JSX } from 'solid-js';
import type { DraftSession } from '../../../app/api.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { OneDraft } from './one-draft.tsx';

/** A text that is written together before it is put. The editor is loaded with this page only. */
export default function DraftPage(): JSX.Element {
  const params = useParams<{ draft: string }>();
  return (
    <Show when={params.draft} keyed>
      {(id) => <Draft id={id} />}
    </Show>
  );
}

/** Only what was begun in this assembly is opened: words written under any other address would reach nobody. */
function Draft(props: { readonly id: string }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const back = () => ({ href: href().proposals(assembly.open.id), label: assembly.summary().name });
  return (
    <Show
      when={assembly.drafts.get(props.id) !== undefined}
      fallback={
        <Page title="A draft" back={back()}>
          <EmptyState bare sign={<LookingDots size={64} />} title="This draft isn’t here yet">
            It comes as soon as a device that has it is near.
          </EmptyState>
        </Page>
      }
    >
      <Opened id={props.id} />
    </Show>
  );
}

function Opened(props: { readonly id: string }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  let closed = false;
  let open: DraftSession | undefined;
  const [session] = createResource(
    () => props.id,
    async (id) => {
      open = await assembly.open.draft(id);
      if (closed) open.close();
      return open;
    },
  );
  onCleanup(() => {
    closed = true;
    open?.close();
  });
  const title = () => assembly.drafts.get(props.id)?.title || 'A draft';
  const back = () => ({ href: href().proposals(assembly.open.id), label: assembly.summary().name });
  return (
    <Show
      when={session.latest}
      fallback={
        <Page title={title()} back={back()}>
          <EmptyState bare sign={<LookingDots size={64} />} title="Opening the draft" />
        </Page>
      }
    >
      {(ready) => <OneDraft id={props.id} session={ready()} title={title()} back={back()} />}
    </Show>
  );
}
