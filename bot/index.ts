import './app/main.js';
