import type { Rule } from "../rule";
import { addressInPool } from "./address-in-pool";
import { curlWithoutFail } from "./curl-without-fail";
import { deadlineTooShort } from "./deadline-too-short";
import { durationTooShort } from "./duration-too-short";
import { localhostInProbe } from "./localhost-in-probe";
import { longInterval } from "./long-interval";
import { missingBindSource } from "./missing-bind-source";
import { missingHealthcheck } from "./missing-healthcheck";
import { missingProbeTool } from "./missing-probe-tool";
import { neverCompletes } from "./never-completes";
import { noneAsCommand } from "./none-as-command";
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
  noneAsCommand,
  shellSyntaxInCmd,
  missingProbeTool,
  neverCompletes,
  restartOfOneShot,
  probeOnPublishedPort,
  localhostInProbe,
  reservedExitCode,
  curlWithoutFail,
  secretInProbe,
  startedDespiteCheck,
  addressInPool,
  missingBindSource,
];
