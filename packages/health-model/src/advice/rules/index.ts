import type { Rule } from "../rule";
import { curlWithoutFail } from "./curl-without-fail";
import { deadlineTooShort } from "./deadline-too-short";
import { durationTooShort } from "./duration-too-short";
import { longInterval } from "./long-interval";
import { missingHealthcheck } from "./missing-healthcheck";
import { missingProbeTool } from "./missing-probe-tool";
import { probeOnPublishedPort } from "./probe-on-published-port";
import { reservedExitCode } from "./reserved-exit-code";
import { restartOfOneShot } from "./restart-of-one-shot";
import { secretInProbe } from "./secret-in-probe";
import { shellSyntaxInCmd } from "./shell-syntax-in-cmd";
import { startIntervalOnOldEngine } from "./start-interval-on-old-engine";
import { startIntervalWithoutPeriod } from "./start-interval-without-period";
import { startedDespiteCheck } from "./started-despite-check";
import { timeoutNotBelowInterval } from "./timeout-not-below-interval";
import { verdictBeforeStart } from "./verdict-before-start";

/** All rules. */
export const RULES: readonly Rule[] = [
  missingHealthcheck,
  durationTooShort,
  deadlineTooShort,
  longInterval,
  startIntervalWithoutPeriod,
  startIntervalOnOldEngine,
  timeoutNotBelowInterval,
  verdictBeforeStart,
  shellSyntaxInCmd,
  missingProbeTool,
  restartOfOneShot,
  probeOnPublishedPort,
  reservedExitCode,
  curlWithoutFail,
  secretInProbe,
  startedDespiteCheck,
];
