/** What users plan in tables: CSV files, row by row. */
package io.crossdock.pipelines.csv;
