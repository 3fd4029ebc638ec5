using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Functions.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>What a function says about itself to middleware.</summary>
internal sealed class EmbeddedFunctionDefinition : FunctionDefinition
{
    internal EmbeddedFunctionDefinition(DiscoveredFunction function)
    {
        Name = function.Name;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(function.Name)))[..16];
        PathToAssembly = function.Method.Module.FullyQualifiedName;
        EntryPoint = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";
        Parameters =
        [
            .. function.Parameters.Select(p => new FunctionParameter(
                p.Name,
                p.Type,
                p.Parameter.HasDefaultValue,
                p.Parameter.HasDefaultValue ? p.Parameter.DefaultValue : null
            )),
        ];
        InputBindings = function
            .Parameters.Where(p => p.Source is ParameterSource.Trigger or ParameterSource.DurableClient)
            .ToImmutableDictionary(
                p => p.Name,
                p => (BindingMetadata)new EmbeddedBindingMetadata(p.Name, BindingType(p, function)),
                StringComparer.Ordinal
            );
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings =>
        ImmutableDictionary<string, BindingMetadata>.Empty;

    private static string BindingType(DiscoveredParameter parameter, DiscoveredFunction function) =>
        parameter.Source == ParameterSource.DurableClient
            ? "durableClient"
            : function.Kind switch
            {
                TriggerKind.Http => "httpTrigger",
                TriggerKind.Timer => "timerTrigger",
                TriggerKind.Orchestration => "orchestrationTrigger",
                TriggerKind.Activity => "activityTrigger",
            };

    private sealed class EmbeddedBindingMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
