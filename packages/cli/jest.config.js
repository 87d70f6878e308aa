const base = require("../../jest.base.js")(__dirname);
// What is imported only when it is needed is named as it is called once it is built.
base.moduleNameMapper["^(\\.\\./up/.*)\\.js$"] = "$1";
module.exports = base;
