import { Alert } from "../components/alert";
import { DateText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Progress, polling, REFRESH_SECONDS } from "../components/progress";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { Stat, Stats } from "../components/stat";
import type { Translator } from "../locales/translate";
import { BehaviourSection, type BehaviourSectionProps } from "./sandbox-behaviour";
import { Emptying, ResetSection, type ResetSectionProps } from "./sandbox-reset";

export type ClockPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** A move under way; null when the clock stands. */
  move: Readonly<{
    from: string;
    target: string;
    daysDone: number;
    daysTotal: number;
    daysPerSecond: number | null;
    remainingSeconds: number | null;
  }> | null;
  /** The move that brought the clock where it stands; null before the first and under way. */
  lastMove: Readonly<{ from: string; to: string; daysScanned: number }> | null;
  /** The days of the current or last move together; null before the first. */
  results: Readonly<{
    loansTouched: number;
    transitions: number;
    noticesPlanned: number;
    setAside: number;
  }> | null;
  canMove: boolean;
  daysMax: number;
  /** The first and the last day that the date field takes. */
  earliestOn: string;
  latestOn: string;
  errors?: FieldErrors;
  behaviour: Omit<BehaviourSectionProps, "t">;
  reset: Omit<ResetSectionProps, "t" | "tenantName" | "path">;
}>;

const STATE_ID = "clock-state";
const LEAPS = [1, 7, 30, 210] as const;

export function ClockPage(props: ClockPageProps) {
  const { t, frame, move } = props;
  if (frame.tenant.mode === "live") {
    return (
      <Shell t={t} frame={frame} title={t("clock.title")}>
        <PageHeader title={t("clock.title")} />
        <Alert tone="info">{t("clock.liveOnly")}</Alert>
      </Shell>
    );
  }
  const reset = { ...props.reset, t, tenantName: frame.tenant.name, path: frame.path };
  const isEmptying = reset.lastReset !== null && !reset.lastReset.isOver;
  const isWorking = move !== null || isEmptying;
  return (
    <Shell
      t={t}
      frame={frame}
      title={t("clock.title")}
      refreshSeconds={isWorking ? REFRESH_SECONDS : undefined}
    >
      <PageHeader title={t("clock.title")} lead={t("clock.intro")} />
      <div id={STATE_ID} {...(isWorking ? polling(frame.path, STATE_ID) : {})}>
        <p class="clock-date">
          <span class="quiet">{t("clock.now")}</span>
          <DateText t={t} on={frame.tenant.businessDate} />
        </p>
        {isEmptying ? <Emptying {...reset} /> : <MoveParts {...props} />}
        <Results {...props} />
        {!isWorking && (
          <>
            <BehaviourSection t={t} {...props.behaviour} />
            <ResetSection {...reset} />
          </>
        )}
      </div>
    </Shell>
  );
}

function MoveParts(props: ClockPageProps) {
  const { t, frame, move, canMove } = props;
  if (move) return <Moving t={t} move={move} path={frame.path} />;
  return canMove ? <MoveForms {...props} /> : null;
}

type MovingProps = Readonly<{
  t: Translator;
  move: NonNullable<ClockPageProps["move"]>;
  path: string;
}>;

function Moving({ t, move, path }: MovingProps) {
  const facts = { from: t.formatDate(move.from), target: t.formatDate(move.target) };
  return (
    <Section id="moving" title={t("clock.moving", facts)}>
      <Progress
        t={t}
        label={t("clock.progress")}
        done={move.daysDone}
        total={move.daysTotal}
        ratePerSecond={move.daysPerSecond}
        remainingSeconds={move.remainingSeconds}
        refreshHref={path}
      />
    </Section>
  );
}

/** POST /clock with `days` or with `on`. */
function MoveForms({ t, errors, daysMax, earliestOn, latestOn, frame }: ClockPageProps) {
  return (
    <div class="columns">
      <Section id="move-by" title={t("clock.moveBy")}>
        <Form t={t} action="/clock" inline label={t("clock.moveBy")}>
          {LEAPS.map((days) => (
            <button type="submit" class="button" name="days" value={String(days)}>
              +{t("clock.days", { count: days })}
            </button>
          ))}
        </Form>
      </Section>
      <Section id="move-to" title={t("clock.moveTo")}>
        <Form t={t} action="/clock" errors={errors} label={t("clock.moveTo")}>
          <TextField
            t={t}
            name="on"
            type="date"
            label={t("clock.now")}
            help={t("clock.moveToHelp", {
              date: t.formatDate(frame.tenant.businessDate),
              max: daysMax,
            })}
            error={errors?.["on"]}
            min={earliestOn}
            max={latestOn}
          />
          <div>
            <Submit>{t("clock.move")}</Submit>
          </div>
        </Form>
      </Section>
    </div>
  );
}

function Results({ t, results, lastMove }: ClockPageProps) {
  if (!results) return null;
  return (
    <Section id="results" title={t("clock.results")} aside={<a href="/">{t("clock.seeBook")}</a>}>
      <div class="flow">
        {lastMove && <Arrived t={t} lastMove={lastMove} />}
        <Stats small>
          {(["loansTouched", "transitions", "noticesPlanned", "setAside"] as const).map((name) => (
            <Stat label={t(`scans.${name}`)} value={t.formatNumber(results[name])} />
          ))}
        </Stats>
      </div>
    </Section>
  );
}

type ArrivedProps = Readonly<{ t: Translator; lastMove: NonNullable<ClockPageProps["lastMove"]> }>;

/** Said as long as the clock stands there: whoever comes back later finds what became of it. */
function Arrived({ t, lastMove }: ArrivedProps) {
  const [from, to] = [t.formatDate(lastMove.from), t.formatDate(lastMove.to)];
  return (
    <>
      <p>{t("clock.arrived", { date: to })}</p>
      <p>{t("clock.lastMove", { from, to, count: lastMove.daysScanned })}</p>
    </>
  );
}
