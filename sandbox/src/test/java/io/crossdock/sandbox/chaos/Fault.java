package io.crossdock.sandbox.chaos;

import io.crossdock.sandbox.flink.ClusterJob;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is done to a job in mid-run; gives the job that goes on, which may be another one. */
enum Fault {
  NONE {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) {
      return job;
    }
  },
  TASK_MANAGER_KILLED {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      stage.cluster().killTaskManager(0);
      stage.cluster().startTaskManager(0);
      return job;
    }
  },
  JOB_MANAGER_KILLED {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      stage.cluster().killJobManager();
      stage.cluster().startJobManager();
      stage.cluster().awaitTaskManagers(2);
      return job;
    }
  },
  BROKER_AWAY_20_S {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      stage.servers().stopBroker();
      TimeUnit.SECONDS.sleep(20);
      stage.servers().startBroker();
      return job;
    }
  },
  DATABASE_AWAY_20_S {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      stage.servers().stopDatabase();
      TimeUnit.SECONDS.sleep(20);
      stage.servers().startDatabase();
      return job;
    }
  },
  SAVEPOINT_AND_OTHER_PARALLELISM {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      String savepoint =
          stage
              .cluster()
              .rest()
              .stopWithSavepoint(job.id(), stage.cluster().savepoints(), Duration.ofSeconds(60));
      return stage.submit(
          group, ChaosTest.sending(group, "--parallelism=3", "--savepointPath=" + savepoint));
    }
  },
  BOTH_TASK_MANAGERS_REPLACED {
    @Override
    ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException {
      for (int number = 0; number < 2; number++) {
        stage.cluster().killTaskManager(number);
        stage.cluster().startTaskManager(number);
        stage.cluster().awaitTaskManagers(2);
      }
      return job;
    }
  };

  /** Strikes a running job. */
  abstract ClusterJob strike(Stage stage, ClusterJob job, String group) throws InterruptedException;
}
