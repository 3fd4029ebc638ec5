using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>One call of a function.</summary>
internal sealed class EmbeddedFunctionContext : FunctionContext
{
    internal EmbeddedFunctionContext(
        FunctionDefinition definition,
        IServiceProvider services,
        Func<IReadOnlyDictionary<string, object?>> bindingData,
        RetryContext retry,
        CancellationToken cancellationToken
    )
    {
        FunctionDefinition = definition;
        InstanceServices = services;
        BindingContext = new EmbeddedBindingContext(bindingData);
        RetryContext = retry;
        CancellationToken = cancellationToken;
    }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new EmbeddedTraceContext(Activity.Current);

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    // Few ask for it, so it is put together when somebody does.
    private sealed class EmbeddedBindingContext(Func<IReadOnlyDictionary<string, object?>> data) : BindingContext
    {
        private readonly Lazy<IReadOnlyDictionary<string, object?>> _data = new(data);

        public override IReadOnlyDictionary<string, object?> BindingData => _data.Value;
    }

    private sealed class EmbeddedTraceContext(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }
}

/// <summary>Which attempt this is.</summary>
internal sealed class EmbeddedRetryContext(int retryCount, int maxRetryCount) : RetryContext
{
    internal static EmbeddedRetryContext None { get; } = new(0, 0);

    public override int RetryCount => retryCount;

    public override int MaxRetryCount => maxRetryCount;
}
