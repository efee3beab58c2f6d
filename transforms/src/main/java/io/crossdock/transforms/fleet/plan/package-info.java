/** What is planned for trucks: duties, routes, places, profiles. */
package io.crossdock.transforms.fleet.plan;
