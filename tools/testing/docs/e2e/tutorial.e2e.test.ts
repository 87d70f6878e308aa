import { playPages } from "./play-pages";
import { isTutorial } from "./tutorial";

playPages("every command that a newcomer begins with", isTutorial);
