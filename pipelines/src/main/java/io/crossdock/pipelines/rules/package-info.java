/** Rules of single tenants, as files say them. */
package io.crossdock.pipelines.rules;
