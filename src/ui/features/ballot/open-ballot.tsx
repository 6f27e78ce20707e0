import { createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { SpeaksNoMore } from '../../shell/while-speaking.tsx';
import { HIDDEN_TOTALS, METHODS, papersCame, SPLIT_PAPERS } from '../../words/ballots.ts';
import { everyName, plural } from '../../words/counts.ts';
import { AcceptTelling } from './accept-telling.tsx';
import type { BallotView } from './ballot-view.ts';
import type { MyPaper } from './create-paper.ts';
import { DecidedTexts } from './decided-texts.tsx';
import { PaperForm } from './paper-form.tsx';
import { PaperReceipt } from './paper-receipt.tsx';
import { receiptOf } from './receipt.ts';
import { RoomsPanel } from './rooms-panel.tsx';
import css from './one-ballot.module.css';
import { Voters } from './voters.tsx';

/** While it is open: my paper, how many have come, who may vote, and rooms that vote on slips. */
export function OpenBallot(props: { readonly view: BallotView; readonly paper: MyPaper }): JSX.Element {
  const toasts = useToasts();
  const ballot = () => props.view.ballot();
  const [fresh, setFresh] = createSignal(false);
  const [again, setAgain] = createSignal(false);
  const putIn = () => {
    setFresh(true);
    props.paper.putIn();
    toasts.say({ words: 'Your paper is in. It’s saved here and goes out to the others.' });
  };
  return (
    <>
      <Switch>
        <Match when={!props.view.mayVote()}>
          <NoPaper view={props.view} />
        </Match>
        <Match when={!props.view.speaks()}>
          <SpeaksNoMore>
            Vote on another of your devices, or make this one yours again. Scores that you gave here are kept.
          </SpeaksNoMore>
        </Match>
        <Match when={props.view.mine().length > 1}>
          <Banner tone="refused" lead={SPLIT_PAPERS} live="status">
            Two of your devices sent papers that don’t know of each other, {everyName(codesOf(props.view))}.
            Neither counts until you send one more.
          </Banner>
        </Match>
      </Switch>
      <Show when={props.view.mayVote()}>
        <Show
          when={props.paper.isFilling()}
          fallback={
            <Show when={props.paper.sent()}>
              {(sent) => (
                <PaperReceipt
                  view={props.view}
                  paper={sent()}
                  fresh={fresh()}
                  onChange={() => {
                    setAgain(true);
                    props.paper.change();
                  }}
                />
              )}
            </Show>
          }
        >
          <Show when={props.view.speaks()} fallback={<Options view={props.view} />}>
            <PaperForm
              view={props.view}
              filling={props.paper.filling()}
              again={again()}
              onFill={(filling) => props.paper.fill(filling)}
              onIn={putIn}
            />
          </Show>
        </Show>
      </Show>
      <DecidedTexts view={props.view} />
      <AcceptTelling view={props.view} />
      <Section title="How many have voted">
        <p>{papersCame(props.view.papersIn(), ballot().electorate.length)}</p>
        <p class={css.soft}>What is on them stays hidden until the close. {HIDDEN_TOTALS}</p>
      </Section>
      <Section title="How it is counted">
        <p>
          {ballot().seats > 1 ? `${plural(ballot().seats, 'seat')}. ` : ''}
          {METHODS[ballot().method].about}
        </p>
      </Section>
      <Section title="Who may vote">
        <Voters of={ballot()} nameOf={props.view.nameOf} fixed />
      </Section>
      <RoomsPanel view={props.view} />
    </>
  );
}

const codesOf = (view: BallotView): string[] => view.mine().map(({ id }) => receiptOf(id));

/** Why the person who looks has no paper, and the options all the same. */
function NoPaper(props: { readonly view: BallotView }): JSX.Element {
  const isMe = (person: string) => person === props.view.me();
  return (
    <>
      <Banner lead="You have no paper in this ballot.">
        <Switch fallback="Ballots are for members, and you’re a participant. Members can vouch for you.">
          <Match when={props.view.ballot().concerned.some(isMe)}>
            It is about you, so the others settle it.
          </Match>
          <Match when={props.view.ballot().tooLate.some(isMe)}>
            You were admitted after the deadlock was found, too late for this ballot.
          </Match>
          <Match when={props.view.ballot().leftOut.some(isMe)}>
            Whoever opened it had not heard yet that you were admitted. If it can matter, there is one repeat
            with you.
          </Match>
        </Switch>
      </Banner>
      <Options view={props.view} />
    </>
  );
}

const Options = (props: { readonly view: BallotView }): JSX.Element => (
  <ul class={css.options} aria-label="The options">
    <For each={props.view.ballot().options}>{(option) => <li dir="auto">{option.label}</li>}</For>
  </ul>
);
