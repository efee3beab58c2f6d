package io.crossdock.io.grafana;

/** Rows of every table that the dashboards ask. */
final class ShownRows {
  static final String DELETE =
      """
      truncate crossdock.scan, crossdock.scan_copy, crossdock.failure, crossdock.replay,
        crossdock.truck_event, crossdock.truck_window, crossdock.alert, crossdock.stop,
        crossdock.trip_ledger, crossdock.vibration, crossdock.prediction, crossdock.work_order,
        crossdock.work_order_delivery, crossdock.notification, crossdock.notification_episode
      """;

  static final String INSERT =
      """
      insert into crossdock.scan
      select 'acme', gen_random_uuid(), 'e', 'scanner-1', 'dock-1', '00', t, t, 'RECEIVING', 'SINGLE',
        null, 'NONE', false, 'EMPTY', 1, '{EMPTY_CODE}', '[]', 0, 1, 'scans', 0, n, ''
      from generate_series(1, 40) as n, lateral (select now() - n * interval '1 second' as t) x;

      insert into crossdock.failure (failure_id, tenant, pipeline, step, kind, message, payload,
        content_type, message_key, source_name, source_partition, source_offset, source_message_id,
        arrival_micros, attempt)
      values (gen_random_uuid(), 'acme', 'barcode', 'decode', 'MALFORMED', 'no JSON', '', '', '',
        'scans', 0, 99, '', 0, 1);

      insert into crossdock.truck_event
      select 'acme', 'truck-1', gen_random_uuid(), 'temperature', 's1', t, t, 4, false, null, null,
        null, false, 0, '{}', 1, 'temperature', 0, n, ''
      from generate_series(1, 3) as n, lateral (select now() - n * interval '1 minute' as t) x;

      insert into crossdock.truck_window
      values ('acme', 'truck-1', now() - interval '5 minutes', now(), 3, 2, 1, '{}', '[]', 53.3, -6.2,
        900, 12, 1);

      insert into crossdock.alert
      values ('acme', gen_random_uuid(), 'truck-1', 'OVERHEATING', 'Too warm', 's1', 'RAISED',
        'CRITICAL', now(), now(), null, 9, now(), null, 1);

      insert into crossdock.stop
      values ('acme', 'truck-1', now() - interval '1 hour', now(), 53.3, -6.2, 'dock', true, false, 1);

      insert into crossdock.trip_ledger
      values ('acme', 'truck-1', current_date, 'Europe/Dublin', 9, 4, 0, 900, 60, 60, 0, 12, 1,
        '[{"sensor": "s1", "readings": 3, "observedSeconds": 180, "minimum": 3, "maximum": 9,
           "mean": 5, "kineticMean": 6, "aboveSeconds": 60, "belowSeconds": 0, "excursions": []}]', 1);

      insert into crossdock.vibration
      values ('acme', 'pump-1', 's1', gen_random_uuid(), now(), now(), false, 'VALID', 29.5, 1.2, 2,
        'B', 4, 3.3, 3, 0, 1, 1.1, '[]');

      insert into crossdock.prediction
      values ('acme', 'pump-1', 'outer-race', now() - interval '10 minutes', now(), 'pump', 'hall 1',
        'bearing', '1', 'VALID', 0.9, 0.5, '[]', '{}', true, 1);

      insert into crossdock.work_order
      values ('acme', 'pump-1', 'outer-race', now(), gen_random_uuid(), null, 'OPEN', 0.9, 'bearing',
        '1', 'kurtosis is high', 'hall 1', 1);

      insert into crossdock.notification_episode
      values ('acme', '00000000-0000-0000-0000-000000000001', 'ALERT', 'x', 'truck-1', 'OVERHEATING',
        'CRITICAL', 'RAISED', 1, 1, now());
      insert into crossdock.notification (notification_id, tenant, episode_id, event, turn, channel,
        route, group_id, severity, facts, state, not_before, due_at)
      values (gen_random_uuid(), 'acme', '00000000-0000-0000-0000-000000000001', 'RAISED', 1, 'mail',
        'all', gen_random_uuid(), 'CRITICAL', '{}', 'WAITING', now(), now());
      """;

  private ShownRows() {}
}
