// Package experiment summarises the experiment that this program grew out of:
// aiohttp against Flask under each deployment, and each framework under gunicorn
// against its own development server. It picks the configurations out of a run of
// package bench and compares them with the statistics of that package.
package experiment
