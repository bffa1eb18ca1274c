// Shows what went wrong, and what to do.
"use strict";

const told = new URLSearchParams(location.search);
document.title = told.get("what") ?? "";
for (const id of ["what", "advice"]) document.getElementById(id).textContent = told.get(id) ?? "";
