namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Says what converts a function's input.</summary>
[AttributeUsage(
    AttributeTargets.Parameter
        | AttributeTargets.Class
        | AttributeTargets.Interface
        | AttributeTargets.Enum
        | AttributeTargets.Struct,
    AllowMultiple = true
)]
public class InputConverterAttribute : Attribute
{
    // Converters are the host's business: nothing here names one, so a converter need not be an IInputConverter.
    private protected InputConverterAttribute(Type converterType) => ConverterType = converterType;

    /// <summary>The converter.</summary>
    public Type ConverterType { get; }
}
