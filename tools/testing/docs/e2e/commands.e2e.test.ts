import { playPages } from "./play-pages";
import { isTutorial } from "./tutorial";

playPages("every command of the other pages", (page) => !isTutorial(page));
