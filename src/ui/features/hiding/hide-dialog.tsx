import { createSignal, For, Show, type JSX } from 'solid-js';
import { hidingFigureOf } from '../../../domain/figures.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { hidingKey, hidingReasons } from '../../../domain/hiding/state.ts';
import type { HidingReason, HidingTarget } from '../../../domain/hiding/state.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Choice, TextArea } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { HIDING_REASONS, hidingNeeds, hidingSoFar } from '../../words/hiding.ts';
import styles from './hide-dialog.module.css';
import { SaidOfHiding } from './said-of-hiding.tsx';

export interface HideDialogProps {
  /** Null while it is closed. */
  readonly target: HidingTarget | null;
  /** Whose words, or who; for the title. */
  readonly name: string;
  readonly words: string | null;
  readonly onClose: () => void;
}

/** A member says that words should be hidden on everyone's screens, why, and what that does. */
export function HideDialog(props: HideDialogProps): JSX.Element {
  const title = () =>
    props.target?.type === 'person'
      ? `Hide what ${props.name} says, for everyone?`
      : 'Hide this for everyone?';
  return (
    <Dialog open={props.target !== null} onClose={() => props.onClose()} title={title()}>
      <Show when={props.target}>{(target) => <Inside {...props} target={target()} />}</Show>
    </Dialog>
  );
}

const CHOICES = hidingReasons.map((value) => ({ value, label: HIDING_REASONS[value].label }));
const bytesOf = (words: string): number => new TextEncoder().encode(words).length;

function Inside(props: HideDialogProps & { readonly target: HidingTarget }): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const act = createAct();
  const [why, setWhy] = createSignal<HidingReason>('attack');
  const { unsaid } = assembly.open;
  const place = `hide:${hidingKey(props.target)}`;
  const [words, setWords] = createSignal(unsaid.get(place));
  const hiding = () => assembly.hidings.get(hidingKey(props.target));
  const mine = () => hiding()?.said.find(({ person }) => person === assembly.me())?.word ?? 'nothing';
  const needed = () => hidingFigureOf(assembly.roll().vouches, assembly.roll().size);
  const tooLong = () =>
    bytesOf(words()) > byteLimits.words ? 'That is too long. Say the main thing here.' : undefined;
  const say = async (word: 'hide' | 'show' | 'nothing') => {
    if (tooLong() !== undefined) return;
    const reason = word === 'hide' ? why() : 'other';
    const own = word === 'hide' && words().trim() !== '' ? words().trim() : undefined;
    const done = await act.run(() => assembly.open.sayOfHiding(props.target, word, reason, own));
    if (!done) return;
    if (word === 'hide') unsaid.set(place, '');
    props.onClose();
    const isHidden = hiding()?.hidden === true;
    if (word === 'hide')
      toasts.say({
        words: isHidden ? 'It’s hidden for everyone now.' : 'You said that it should be hidden.',
      });
    else if (word === 'show') toasts.say({ words: 'You said that it should stay in sight.' });
    else toasts.say({ words: 'You took back what you said of it.' });
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void say('hide');
      }}
    >
      <Show when={props.words}>
        <blockquote class={styles.words} dir="auto">
          {props.words}
        </blockquote>
      </Show>
      <p>
        {props.target.type === 'person'
          ? `${hidingNeeds(needed())} It ends when somebody welcomes them.`
          : hidingNeeds(needed())}
      </p>
      <Show when={hiding()?.said.length ? hiding() : undefined}>
        {(known) => (
          <div class={styles.so}>
            <p>
              <b>{hidingSoFar(known())}</b>
            </p>
            <ul class={styles.said} role="list">
              <For each={known().said}>{(said) => <SaidOfHiding said={said} />}</For>
            </ul>
          </div>
        )}
      </Show>
      <Choice label="Why?" options={CHOICES} value={why()} onChoose={setWhy} />
      <TextArea
        label="In your words. You can leave this empty"
        hint="Everyone can read it, with your name."
        fault={tooLong()}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          unsaid.set(place, event.currentTarget.value);
        }}
      />
      <WhileSpeaking>
        <div class={styles.acts}>
          <Show
            when={mine() === 'nothing'}
            fallback={
              <Button look="quiet" busy={act.busy()} onClick={() => void say('nothing')}>
                Take back what I said
              </Button>
            }
          >
            <Button look="quiet" onClick={() => props.onClose()}>
              Not now
            </Button>
          </Show>
          <Show when={hiding()?.said.some(({ word }) => word === 'hide') && mine() !== 'show'}>
            <Button look="plain" busy={act.busy()} onClick={() => void say('show')}>
              Keep it in sight
            </Button>
          </Show>
          <Button type="submit" look="solid" busy={act.busy()}>
            Hide it, with my name
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
