import { Show, type JSX } from 'solid-js';
import { mayRecordMoot } from '../../../domain/moot/may.ts';
import type { MootCall } from '../../../domain/moot/state.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page, type PageProps } from '../../shell/page.tsx';
import { ago, dayHeading, timeOfDay } from '../../words/time.ts';
import { FromWhom } from '../proposal/as-far-as-heard.tsx';
import { createCallShown } from './create-call-shown.ts';
import { begins, phaseOf, seenLine } from './moot-words.ts';
import css from './one-moot.module.css';
import { ProposalsOfMoot } from './proposals-of-moot.tsx';

/** A call: when, where, what about, who has seen it; once people have met, the way to record it. */
export function CalledMoot(props: {
  readonly call: MootCall;
  readonly back: NonNullable<PageProps['back']>;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  createCallShown(assembly, () => [props.call.id]);
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const mayRecord = () => {
    const me = assembly.speaker();
    const { id, proposals } = props.call;
    return me !== null && mayRecordMoot(assembly.governance(), me, id, [me], proposals) === null;
  };
  return (
    <Page
      title={`Moot, ${dayHeading(props.call.at, now())} at ${timeOfDay(props.call.at)}`}
      wall="step"
      step="moot"
      back={props.back}
      above={
        <>
          Called by {props.call.by === assembly.me() ? 'you' : nameOf(props.call.by)},{' '}
          {ago(props.call.time, now())}
        </>
      }
      below={<span dir="auto">{props.call.place}</span>}
    >
      <div class={css.page} data-step="moot">
        <p class={css.lead}>
          {phaseOf(props.call, now()) === 'open'
            ? 'Nobody has recorded what came of it yet.'
            : `${begins(props.call.at, now())}. Everyone may come, member or not.`}
        </p>
        <Show when={props.call.words}>
          <p class={css.words} dir="auto">
            {props.call.words}
          </p>
        </Show>
        <Show when={props.call.proposals.length > 0}>
          <Section title="What about">
            <ProposalsOfMoot proposals={props.call.proposals} now={now()} />
          </Section>
        </Show>
        <FromWhom
          summary={`${seenLine(props.call, assembly.roll().size)}: see by whom`}
          people={props.call.seenBy}
          nameOf={nameOf}
          none="No member’s device has shown it yet."
        >
          <p class={css.soft}>Each member’s device says so by itself once it has shown this.</p>
        </FromWhom>
        <div class={css.acts}>
          <Show when={mayRecord()}>
            <ButtonLink
              look={props.call.at <= now() ? 'needs' : 'quiet'}
              icon="edit"
              href={href().recordMoot(assembly.open.id, 'call', props.call.id)}
            >
              Record what came of it
            </ButtonLink>
          </Show>
        </div>
      </div>
    </Page>
  );
}
