import { createSignal, For, Show, type JSX } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { useHref } from '../../routes.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { createAct } from '../../kit/create-act.ts';
import type { ProposalView } from './proposal-view.ts';
import { WordsForm } from './words-form.tsx';
import type { Worry } from './worries.ts';
import css from './worry-card.module.css';

/** One worry: who has it, its words, what was answered, and whether its author says that it is settled. */
export function WorryCard(props: { readonly view: ProposalView; readonly worry: Worry }): JSX.Element {
  const href = useHref();
  const { run, busy } = createAct();
  const [answering, setAnswering] = createSignal(false);
  const mine = () => props.worry.by === props.view.assembly.me();
  const mayAnswer = () => props.view.open() && props.view.speaks();
  const callName = () => props.view.listener().callName(props.worry.by);
  const answers = () => props.worry.concern?.answers ?? [];
  const revision = () => props.view.revisionById(props.worry.revision);

  return (
    <article class={css.card} data-settled={props.worry.open ? undefined : ''}>
      <h3 class={css.who}>
        <span class={css.sign}>
          <Show
            when={props.worry.position}
            fallback={<Icon name={props.worry.open ? 'talk' : 'tick'} size={18} />}
          >
            {(position) => <PositionSign seat={position()} size={18} />}
          </Show>
        </span>
        <span>
          {props.view.nameOf(props.worry.by)} {verb(props.worry)}
        </span>
      </h3>
      <div class={css.words}>
        <Show
          when={props.worry.words !== null}
          fallback={<p class={css.gone}>These words were erased, or aren’t here yet.</p>}
        >
          <Markdown text={props.worry.words ?? ''} topLevel={4} />
        </Show>
        <Show when={revision() && props.worry.revision !== props.view.text().id}>
          <p class={css.about}>Said about revision {revision()?.number}.</p>
        </Show>
        <For each={answers()}>
          {(answer) => (
            <div class={css.answer}>
              <p>
                <b>{props.view.nameOf(answer.by)}</b> answered
              </p>
              <Show when={answer.words !== null} fallback={<p class={css.gone}>Erased.</p>}>
                <Markdown text={answer.words ?? ''} topLevel={4} />
              </Show>
            </div>
          )}
        </For>
        <p class={css.state}>
          <Show
            when={props.worry.open}
            fallback={
              <span class={css.settled}>
                <Icon name="tick" size={18} /> {mine() ? 'Settled, you say' : `Settled, ${callName()} says`}
              </span>
            }
          >
            <Show when={answers().length > 0}>
              {mine()
                ? 'Does that settle it for you?'
                : `${callName()} hasn’t said yet whether that settles it.`}
            </Show>
          </Show>
        </p>
        <Show when={props.worry.open && props.worry.concern && mayAnswer()}>
          <div class={css.acts}>
            <Show when={mine()}>
              <Button
                small
                look={answers().length > 0 ? 'plain' : 'quiet'}
                icon="tick"
                busy={busy()}
                onClick={() => void settle()}
              >
                It’s settled
              </Button>
            </Show>
            <Show when={!answering()}>
              <Button small look="quiet" icon="reply" onClick={() => setAnswering(true)}>
                {mine() ? 'Add to it' : 'Answer'}
              </Button>
            </Show>
          </div>
        </Show>
        <Show when={!props.worry.concern && !mine() && mayAnswer()}>
          <div class={css.acts}>
            <ButtonLink small look="quiet" icon="talk" href={href().talk(props.view.assembly.open.id)}>
              Answer in talk
            </ButtonLink>
          </div>
        </Show>
        <Show when={answering() && props.worry.concern}>
          {(concern) => (
            <WordsForm
              label={mine() ? 'What you add' : `Your answer to ${callName()}`}
              place={`answer:${concern().id}`}
              say="Answer"
              unsaid={props.view.assembly.open.unsaid}
              act={(words) => props.view.assembly.open.answerConcern(concern().id, words)}
              onClose={() => setAnswering(false)}
            />
          )}
        </Show>
        <Show when={mine() && props.worry.position === 'object' && mayAnswer()}>
          <p class={css.about}>Your objection counts until you take another position below.</p>
        </Show>
      </div>
    </article>
  );

  async function settle(): Promise<void> {
    const { concern } = props.worry;
    if (concern) await run(() => props.view.assembly.open.resolveConcern(concern.id));
  }
}

function verb({ position, open }: Worry): string {
  if (position === 'object') return 'objects';
  if (position === 'reservations') return 'has reservations';
  return open ? 'is worried' : 'was worried';
}
