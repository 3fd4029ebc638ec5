using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using CoreFailureDetails = DurableTask.Core.FailureDetails;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;
using RetryContext = Microsoft.DurableTask.RetryContext;

namespace Architecture.Tests.Sdk;

/// <summary>The SDK's data types do the same, declared here or genuine: these tests pass over both.</summary>
public sealed class ConductTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0, 60, 1.0, 60, 60)]
    [InlineData(1, 0, 1.0, 60, 60)]
    [InlineData(1, 60, 0.9, 60, 60)]
    [InlineData(1, 60, 1.0, 59, 60)]
    [InlineData(1, 60, 1.0, 60, 59)]
    public void A_retry_policy_refuses_what_cannot_be(
        int attempts,
        int first,
        double growth,
        int longest,
        int timeout
    ) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RetryPolicy(
                attempts,
                TimeSpan.FromSeconds(first),
                growth,
                TimeSpan.FromSeconds(longest),
                TimeSpan.FromSeconds(timeout)
            )
        );

    [Fact]
    public void A_retry_policy_waits_an_hour_at_most_and_has_no_end_unless_told()
    {
        var policy = new RetryPolicy(3, s_minute);
        Assert.Equal(TimeSpan.FromHours(1), policy.MaxRetryInterval);
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
        Assert.Equal(1.0, policy.BackoffCoefficient);
        Assert.True(policy.Handle(new InvalidOperationException()));
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            new RetryPolicy(3, s_minute, 1, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).MaxRetryInterval
        );
    }

    [Fact]
    public void A_retry_policy_asks_about_the_details_of_the_failed_task()
    {
        var policy = new RetryPolicy(3, s_minute) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };
        Assert.True(policy.Handle(Failed(typeof(TimeoutException))));
        Assert.False(policy.Handle(Failed(typeof(ArgumentException))));
        Assert.Throws<InvalidOperationException>(() => policy.Handle(new TimeoutException()));

        static CoreTaskFailedException Failed(Type type) =>
            new("reason") { FailureDetails = new CoreFailureDetails(type.FullName!, "message", null, null, false) };
    }

    [Fact]
    public async Task Options_are_made_from_a_policy_or_a_handler()
    {
        var policy = new RetryPolicy(2, s_minute);
        Assert.Same(policy, TaskOptions.FromRetryPolicy(policy).Retry!.Policy);
        Assert.Null(TaskOptions.FromRetryPolicy(policy).Retry!.Handler);
        var handler = TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 3).Retry!.Handler!;
        var context = new Recorder();
        var failure = TaskFailureDetails.FromException(new TimeoutException());
        Assert.True(await handler(new RetryContext(context, 2, failure, s_minute, CancellationToken.None)));
        Assert.False(await handler(new RetryContext(context, 3, failure, s_minute, CancellationToken.None)));
    }

    [Fact]
    public void Options_of_a_sub_orchestration_keep_what_they_are_made_from()
    {
        var tags = new Dictionary<string, string> { ["a"] = "b" };
        var options = new TaskOptions(new RetryPolicy(2, s_minute), tags) { Version = "2.0" }.WithInstanceId("one");
        Assert.Equal("one", options.InstanceId);
        Assert.Equal("2.0", options.Version!.Value.Version);
        Assert.Equal("2.0", ((TaskOptions)options).Version!.Value.Version);
        Assert.Same(tags, options.Tags);
        Assert.Equal("one", new SubOrchestrationOptions((TaskOptions)options).InstanceId);
        Assert.Equal("two", new SubOrchestrationOptions((TaskOptions)options, "two").InstanceId);
    }

    [Fact]
    public void Names_are_the_same_whatever_their_case()
    {
        TaskName name = "Advance";
        Assert.True(name == "ADVANCE");
        Assert.Equal(name.GetHashCode(), ((TaskName)"advance").GetHashCode());
        Assert.Equal("Advance", (string)name);
        Assert.Equal(default, (TaskName)"");
    }

    [Fact]
    public void Versions_are_the_same_whatever_their_case_and_blank_is_none()
    {
        Assert.Equal(TaskVersion.Unversioned, new TaskVersion(null));
        Assert.True((TaskVersion)"v1" == "V1");
        Assert.Throws<ArgumentException>(() => new TaskVersion(" "));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", " ", 1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("beta", "BETA", 0)]
    public void Versions_compare_by_number(string one, string other, int expected)
    {
        Assert.Equal(expected, Math.Sign(TaskOrchestrationVersioningUtils.CompareVersions(one, other)));
        Assert.Equal(expected, Math.Sign(new Recorder { OwnVersion = one }.CompareVersionTo(other)));
    }

    [Fact]
    public void Failure_details_tell_the_exception_and_those_within()
    {
        var details = TaskFailureDetails.FromException(
            new InvalidOperationException("outer", new FileNotFoundException("inner"))
        );
        Assert.Equal("System.InvalidOperationException", details.ErrorType);
        Assert.Equal("System.InvalidOperationException: outer", details.ToString());
        Assert.Equal("inner", details.InnerFailure!.ErrorMessage);
        Assert.True(details.InnerFailure.IsCausedBy<IOException>());
        Assert.False(details.InnerFailure.IsCausedBy<ArgumentException>());
        Assert.False(new TaskFailureDetails("No.Such.Type", "", null, null, null).IsCausedBy<Exception>());
        Assert.Throws<ArgumentException>(() => details.IsCausedBy(typeof(string)));
        Assert.Throws<ArgumentNullException>(() => TaskFailureDetails.FromException(null!));
    }

    [Fact]
    public void A_failed_task_says_which_and_why()
    {
        var failed = new TaskFailedException("Pay", 7, new TimeoutException("too slow"));
        Assert.Equal("Task 'Pay' (#7) failed with an unhandled exception: too slow", failed.Message);
        Assert.IsType<TimeoutException>(failed.InnerException);
        Assert.True(failed.FailureDetails.IsCausedBy<TimeoutException>());
        var stored = new TaskFailedException("Pay", 7, failed.FailureDetails);
        Assert.Equal(failed.Message, stored.Message);
        Assert.Null(stored.InnerException);
    }

    [Fact]
    public async Task The_short_forms_of_the_context_forward_to_the_long_ones()
    {
        var context = new Recorder();
        TaskOptions options = new(new RetryPolicy(1, s_minute));
        await context.CallActivityAsync("a");
        await context.CallActivityAsync("b", options);
        await context.CallSubOrchestratorAsync("c", 1);
        await context.CallSubOrchestratorAsync<string>("d", options);
        _ = context.CreateTimer(s_minute, CancellationToken.None);
        context.ContinueAsNew(new ContinueAsNewOptions { NewInput = 5 });
        Assert.Equal(
            ["activity Object a  False", "activity Object b  True", "sub Object c 1 False", "sub String d  True"],
            context.Calls.Take(4)
        );
        Assert.Equal(["timer 2027-01-01T00:01:00", "again 5 True"], context.Calls.Skip(4));
        Assert.Throws<NotSupportedException>(() => context.Entities);
    }

    [Fact]
    public async Task An_event_in_time_cancels_the_timer_and_a_timer_in_time_cancels_the_waiting()
    {
        var early = new Recorder();
        var waiting = early.WaitForExternalEvent<int>("e", s_minute);
        early.Event.SetResult(3);
        Assert.Equal(3, await waiting);
        Assert.True(early.TimerToken.IsCancellationRequested);

        var late = new Recorder();
        var missed = late.WaitForExternalEvent<int>("e", s_minute);
        late.Timer.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => missed);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Completed, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, true)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, true)]
    [InlineData(OrchestrationRuntimeStatus.Running, false)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, false)]
    [InlineData(OrchestrationRuntimeStatus.Pending, false)]
    public void An_instance_has_ended_when_it_completed_failed_or_was_terminated(
        OrchestrationRuntimeStatus status,
        bool ended
    )
    {
        var instance = new OrchestrationMetadata("name", "id") { RuntimeStatus = status };
        Assert.Equal(ended, instance.IsCompleted);
        Assert.Equal(status == OrchestrationRuntimeStatus.Running, instance.IsRunning);
    }

    [Fact]
    public void An_instance_gives_its_texts_only_if_they_were_asked_for()
    {
        var read = new OrchestrationMetadata("name", "id")
        {
            DataConverter = JsonDataConverter.Default,
            SerializedInput = "[1,2]",
            SerializedCustomStatus = "\"halfway\"",
        };
        Assert.Equal([1, 2], read.ReadInputAs<int[]>()!);
        Assert.Equal("halfway", read.ReadCustomStatusAs<string>());
        Assert.Null(read.ReadOutputAs<string>());
        Assert.Throws<InvalidOperationException>(() => new OrchestrationMetadata("name", "id").ReadInputAs<string>());
    }

    [Fact]
    public void Statuses_that_stand_in_the_way_are_kept_by_name()
    {
        var options = new StartOrchestrationOptions("id").WithDedupeStatuses(
            OrchestrationRuntimeStatus.Completed,
            OrchestrationRuntimeStatus.Suspended
        );
        Assert.Equal(["Completed", "Suspended"], options.DedupeStatuses!);
        Assert.Equal("id", options.InstanceId);
    }

    [Fact]
    public async Task A_pageable_goes_on_until_there_is_no_token()
    {
        var fetched = new List<string?>();
        var pages = Pageable.Create<int>(
            (token, cancellation) =>
            {
                fetched.Add(token);
                var next = int.Parse(token ?? "0", CultureInfo.InvariantCulture) + 1;
                return Task.FromResult(
                    new Page<int>([next, next], next < 3 ? next.ToString(CultureInfo.InvariantCulture) : null)
                );
            }
        );
        var values = new List<int>();
        await foreach (var value in pages)
        {
            values.Add(value);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3], values);
        Assert.Equal([null, "1", "2"], fetched);
    }

    [Fact]
    public void Values_become_JSON_with_their_fields_and_null_stays_null()
    {
        var text = JsonDataConverter.Default.Serialize((1, "two"));
        Assert.Equal("""{"Item1":1,"Item2":"two"}""", text);
        Assert.Equal((1, "two"), JsonDataConverter.Default.Deserialize<(int, string)>(text));
        Assert.Null(JsonDataConverter.Default.Serialize(null));
        Assert.Null(JsonDataConverter.Default.Deserialize<string>(null));
    }

    [Fact]
    [SuppressMessage("Usage", "CA2263", Justification = "The attributes are made, not looked up.")]
    public void Triggers_have_the_defaults_that_the_host_expects()
    {
        Assert.Equal(AuthorizationLevel.Function, new HttpTriggerAttribute().AuthLevel);
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("get").AuthLevel);
        Assert.Null(new HttpTriggerAttribute(AuthorizationLevel.Anonymous).Methods);
        Assert.True(new TimerTriggerAttribute("0 0 * * * *").UseMonitor);
        Assert.False(new TimerTriggerAttribute("0 0 * * * *").RunOnStartup);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedDelayRetryAttribute(1, "soon"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedDelayRetryAttribute(1, "-00:00:01"));
        Assert.Throws<ArgumentException>(() => new ExponentialBackoffRetryAttribute(1, "00:00:02", "00:00:01"));
    }

    [Fact]
    public void A_purge_cannot_have_deleted_less_than_nothing()
    {
        Assert.Throws<ArgumentException>(() => new PurgeResult(-1));
        Assert.Null(new PurgeResult(2).IsComplete);
        Assert.Equal(
            (2, true),
            (new PurgeResult(2, true).PurgedInstanceCount, new PurgeResult(2, true).IsComplete!.Value)
        );
    }
}
