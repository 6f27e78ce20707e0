import { useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import { byteLimits, countLimits } from '../../../domain/limits.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { TextField } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { plural } from '../../words/counts.ts';
import { fits } from '../proposal/fits.ts';
import { createBallotView, type BallotView } from './ballot-view.ts';
import { EnteredRows } from './entered-rows.tsx';
import css from './room-page.module.css';
import { SlipRow } from './slip-row.tsx';
import { TickNames } from './tick-names.tsx';
import { keepSlips, readSlips, type SlipsForm } from './unsaid-slips.ts';

/** [BAL-10] Entering a room's paper slips: one of two people, each on their own device. */
export default function RoomPage(): JSX.Element {
  const assembly = useAssembly();
  const params = useParams<{ ballot: string }>();
  const href = useHref();
  const now = createNow();
  const back = () => ({ href: href().ballot(assembly.open.id, params.ballot), label: 'The ballot' });
  return (
    <Page title="Slips of a room" wall="step" step="ballot" back={back()}>
      <Show
        when={assembly.ballots.get(params.ballot)}
        fallback={
          <EmptyState bare sign={<LookingDots size={64} />} title="This ballot isn’t here yet">
            It comes as soon as a device that has it is near.
          </EmptyState>
        }
      >
        {(ballot) => <EnterSlips view={createBallotView(assembly, ballot, now)} />}
      </Show>
    </Page>
  );
}

function EnterSlips(props: { readonly view: BallotView }): JSX.Element {
  const { assembly, ballot, nameOf } = props.view;
  const { unsaid } = assembly.open;
  const [search] = useSearchParams<{ room?: string }>();
  const href = useHref();
  const navigate = useNavigate();
  const toasts = useToasts();
  const { busy, run } = createAct();
  const kept = readSlips(unsaid, ballot().id, ballot().options.length);
  const [form, setForm] = createSignal<SlipsForm>({ ...kept, room: kept.room || (search.room ?? '') });
  const [asked, setAsked] = createSignal(false);
  const change = (part: Partial<SlipsForm>) => {
    setForm({ ...form(), ...part });
    keepSlips(unsaid, ballot().id, form());
  };
  const roomFault = () => {
    if (!fits(form().room, byteLimits.room)) return 'That is too long for a name.';
    return asked() && form().room.trim() === '' ? 'It needs a name that both of you use.' : undefined;
  };
  const obstacle = () => {
    const { rows, ticked } = form();
    if (rows.length === 0) return 'No slip is entered yet.';
    if (rows.length > ticked.length)
      return `More slips than ticks: ${plural(rows.length, 'slip')} for ${plural(ticked.length, 'name')}. Tick who is missing, or look for a slip entered twice.`;
    if (rows.length > countLimits.slips)
      return `A room has up to ${countLimits.slips} slips. Make two of it.`;
    return undefined;
  };
  const sign = async (): Promise<void> => {
    setAsked(true);
    if (roomFault() !== undefined) return;
    const { room, ticked, rows } = form();
    if (!(await run(() => assembly.open.enterSlips(ballot().id, room.trim(), ticked, rows)))) return;
    keepSlips(unsaid, ballot().id, null);
    toasts.say({ words: 'Your entry is signed. The room counts once a second person enters the same.' });
    navigate(href().ballot(assembly.open.id, ballot().id), { replace: true });
  };
  return (
    <div class={css.page}>
      <p>
        Two people count a room: both enter who was handed a slip, and every slip, each on their own device
        and without looking at the other’s. Only if both are the same, it counts.
      </p>
      <TextField
        label="The room"
        hint="The same name on both devices."
        value={form().room}
        fault={roomFault()}
        onInput={(event) => change({ room: event.currentTarget.value })}
      />
      <TickNames
        people={ballot().electorate}
        nameOf={nameOf}
        ticked={form().ticked}
        onTick={(ticked) => change({ ticked })}
      />
      <section class={css.slips} aria-label="The slips">
        <h2>The slips</h2>
        <p class={css.soft}>
          Type a digit for each, in the order on the slip, then Enter. An empty box counts as 0. Nobody’s name
          goes with a slip.
        </p>
        <SlipRow
          options={ballot().options.map(({ label }) => label)}
          number={form().rows.length + 1}
          onRow={(row) => change({ rows: [...form().rows, row] })}
        />
        <p role="status">
          {plural(form().rows.length, 'slip')} entered, {plural(form().ticked.length, 'name')} ticked.
        </p>
        <EnteredRows
          rows={form().rows}
          onTakeOut={(out) => change({ rows: form().rows.filter((_, i) => i !== out) })}
        />
      </section>
      <WhileSpeaking>
        <Button look="solid" notNow={obstacle()} busy={busy()} onClick={() => void sign()}>
          Sign these slips
        </Button>
      </WhileSpeaking>
    </div>
  );
}
