-- Who has seen what: a person takes an episode on, and nobody need be woken for it any more (R40).

-- One row an episode: the first who acknowledges it. It is never changed; that an episode ends or is
-- withdrawn is in its own row.
create table crossdock.acknowledgement (
  tenant          text        not null,
  subject_kind    text        not null check (subject_kind in ('ALERT', 'ANOMALY', 'WORK_ORDER')),
  subject_id      text        not null,  -- alert_id, scan_id or order_id of the row it speaks of
  acknowledged_by text        not null,  -- as the person is called by what let them in
  note            text        not null default '',
  acknowledged_at timestamptz not null default now(),
  primary key (tenant, subject_kind, subject_id)
);

revoke all on crossdock.acknowledgement from public;
grant select on crossdock.acknowledgement to crossdock_reader;
