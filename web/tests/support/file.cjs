'use strict';

// Stands for a picture or a style sheet, which tests of behaviour don't look at.
module.exports = 'file';
