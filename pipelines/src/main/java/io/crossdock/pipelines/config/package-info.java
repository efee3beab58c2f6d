/** The files of arguments in runners-config, made from the options themselves. */
package io.crossdock.pipelines.config;
